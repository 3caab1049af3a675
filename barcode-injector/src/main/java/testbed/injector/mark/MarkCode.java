package testbed.injector.mark;

/** A way to write a frame id as a rectangle of dark and light modules. Stateless. */
interface MarkCode {
  /** Modules in a row. */
  int columns();

  /** Rows of modules. */
  int rows();

  /** The largest id that fits; ids begin at 0. */
  long maxId();

  /** Writes the id into {@code modules}, row by row: 1 is dark, 0 is light. */
  void encode(long id, byte[] modules);

  /** The id that the modules spell, or {@value #INVALID} when their check fails. */
  long decode(byte[] modules);

  /** The answer of {@link #decode} when the modules spell no id. */
  long INVALID = -1;
}
