package testbed.analyzer;

/** Told how far an analysis has come; called from several threads, often. */
@FunctionalInterface
public interface Progress {
  /**
   * So much is done.
   *
   * @param stage what is being done, two or three words
   * @param done units done
   * @param total units in all
   */
  void at(String stage, long done, long total);
}
