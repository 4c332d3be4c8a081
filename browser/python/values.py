"""`Value` and `Array`: their bytes are in the kernel, and each access is a call."""

import struct

from .calls import call, post


class Block:
    """So many numbers of one type, by the format that `struct` has for it."""

    def __init__(self, code, values, handle=None):
        self._code, self._length = code, len(values) if handle is None else values
        self._handle = handle
        if handle is None:
            self._handle = call("allocate", struct.calcsize(code) * self._length)
            self._write(0, values)

    def __reduce__(self):
        return Block, (self._code, self._length, self._handle)

    def _read(self, first, count):
        size = struct.calcsize(self._code)
        data = call("read", self._handle, first * size, count * size)
        return [value for (value,) in struct.iter_unpack(self._code, data)]

    def _write(self, first, values):
        data = b"".join(struct.pack(self._code, value) for value in values)
        post("write", self._handle, first * struct.calcsize(self._code), data=data)

    def __len__(self):
        return self._length

    def __iter__(self):
        return iter(self._read(0, self._length))

    def __getitem__(self, place):
        if isinstance(place, slice):
            every = self._read(0, self._length)[place]
            return b"".join(every) if self._code == "c" else every
        return self._read(range(self._length)[place], 1)[0]

    def __setitem__(self, place, value):
        if isinstance(place, slice):
            every = self._read(0, self._length)
            every[place] = value
            self._write(0, every)
        else:
            self._write(range(self._length)[place], [value])

    value = property(lambda self: self[0], lambda self, value: self._write(0, [value]))


class BufferWrapper:
    """Bytes of `multiprocessing.heap`, of which a barrier makes two numbers."""

    def __init__(self, size, handle=None):
        self._size = size
        self._handle = call("allocate", size) if handle is None else handle

    def __reduce__(self):
        return BufferWrapper, (self._size, self._handle)

    def create_memoryview(self):
        return self

    def cast(self, code):
        return Block(code, self._size // struct.calcsize(code), self._handle)


class Synchronized:
    """A block with the lock that guards it."""

    def __init__(self, block, lock):
        self._block, self._lock = block, lock
        self.acquire, self.release = lock.acquire, lock.release

    def __reduce__(self):
        return Synchronized, (self._block, self._lock)

    def get_obj(self):
        return self._block

    def get_lock(self):
        return self._lock

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __len__(self):
        return len(self._block)

    def __iter__(self):
        with self:
            return iter(self._block)

    def __getitem__(self, place):
        with self:
            return self._block[place]

    def __setitem__(self, place, value):
        with self:
            self._block[place] = value

    @property
    def value(self):
        with self:
            return self._block.value

    @value.setter
    def value(self, value):
        with self:
            self._block.value = value


def find_code(kind):
    """`i` of `"i"`, and of `ctypes.c_int`."""
    return getattr(kind, "_type_", kind)


def guard(block, lock, context):
    if lock is False:
        return block
    return Synchronized(block, context.RLock() if lock in (True, None) else lock)


def Value(self, typecode_or_type, *args, lock=True):
    block = Block(find_code(typecode_or_type), args or (0,))
    return guard(block, lock, self.get_context())


def Array(self, typecode_or_type, size_or_initializer, *, lock=True):
    code, values = find_code(typecode_or_type), size_or_initializer
    if isinstance(values, int):
        values = [b"\0" if code == "c" else 0] * values
    return guard(Block(code, list(values)), lock, self.get_context())


def RawValue(self, typecode_or_type, *args):
    return Value(self, typecode_or_type, *args, lock=False)


def RawArray(self, typecode_or_type, size_or_initializer):
    return Array(self, typecode_or_type, size_or_initializer, lock=False)


def install(context, heap):
    heap.BufferWrapper = BufferWrapper
    for own in (Value, Array, RawValue, RawArray):
        setattr(context.BaseContext, own.__name__, own)
