"""Two calls greet, and no process is started."""


def greet(name):
    print(f"Hello from {name}")


if __name__ == "__main__":
    for name in ("Ada", "Bob"):
        greet(name)
    print("Both have been asked")
