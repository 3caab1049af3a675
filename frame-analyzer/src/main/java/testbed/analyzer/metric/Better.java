package testbed.analyzer.metric;

/** Which way a metric improves. */
public enum Better {
  /** More is better. */
  HIGHER,
  /** Less is better. */
  LOWER,
  /** Neither is better in itself. */
  NEITHER
}
