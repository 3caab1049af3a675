package testbed.analyzer.display;

/** Which of the 256 levels samples span. */
public enum SampleRange {
  /** Luma 16 to 235, colour 16 to 240: what video is sent in. */
  LIMITED,
  /** 0 to 255; converted to limited range before pictures are compared. */
  FULL
}
