package testbed.vp8.encode;

import testbed.vp8.header.HeaderFields;

/** Header fields that go into a partition. */
record HeaderWriter(BoolEncoder target) implements HeaderFields {
  @Override
  public boolean flag(int probability, boolean value) {
    target.write(value ? 1 : 0, probability);
    return value;
  }
}
