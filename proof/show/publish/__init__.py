"""What MkDocs calls while it builds the site, module by module."""
