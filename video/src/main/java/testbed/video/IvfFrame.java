package testbed.video;

/** One frame of an IVF file. Owns its bytes, which nobody writes to any more. */
public final class IvfFrame {
  private final long timestamp;
  private final byte[] bytes;

  /** Takes ownership of {@code bytes}. */
  public IvfFrame(long timestamp, byte[] bytes) {
    this.timestamp = timestamp;
    this.bytes = bytes;
  }

  /** When to show it, in the units of the header. */
  public long timestamp() {
    return timestamp;
  }

  /** The compressed frame; read only, by agreement. */
  public byte[] bytes() {
    return bytes;
  }
}
