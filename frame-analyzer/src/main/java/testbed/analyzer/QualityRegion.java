package testbed.analyzer;

/** Which part of the picture quality is measured on. */
public enum QualityRegion {
  /** The whole picture with its marks, as the Salsify paper does. */
  WHOLE,
  /** The picture with the marks greyed out on both sides. */
  MASKED
}
