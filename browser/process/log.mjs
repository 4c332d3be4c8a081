// The folder into which the observer writes: what is written to a file there goes to
// the kernel at once, because a process may be ended before it could hand over a file.

export const LOG = "/log";

export function mountLog({ FS }, bridge) {
  const { MEMFS } = FS.filesystems;
  FS.mkdirTree(LOG);
  FS.mount({ mount: (mount) => makeFolder(FS, MEMFS, mount, bridge) }, {}, LOG);
}

function makeFolder(FS, MEMFS, mount, bridge) {
  const folder = MEMFS.mount(mount);
  const makeFile = folder.node_ops.mknod;
  folder.node_ops = {
    ...folder.node_ops,
    mknod(parent, name, mode, device) {
      const file = makeFile(parent, name, mode, device);
      if (FS.isFile(file.mode)) file.stream_ops = { ...file.stream_ops, write: send(name, bridge) };
      return file;
    },
  };
  return folder;
}

function send(name, bridge) {
  const args = JSON.stringify([name]);
  return (stream, buffer, offset, length) => {
    bridge.post("note", args, buffer.slice(offset, offset + length));
    return length;
  };
}
