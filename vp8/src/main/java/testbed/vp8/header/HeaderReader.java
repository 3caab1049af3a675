package testbed.vp8.header;

import testbed.vp8.entropy.BoolDecoder;

/** Header fields that come from a partition. */
public record HeaderReader(BoolDecoder source) implements HeaderFields {
  @Override
  public boolean flag(int probability, boolean value) {
    return source.read(probability);
  }
}
