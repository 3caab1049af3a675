package testbed.injector.mark;

/** The marks that can be drawn. {@code docs/marks.md} compares them. */
public enum MarkKind {
  /** Cells with a checksum; the default. */
  GRID;

  MarkCode code() {
    return switch (this) {
      case GRID -> new GridCode();
    };
  }
}
