package testbed.salsify;

import testbed.timebase.Time;

/**
 * What is wrong with a path, in both directions.
 *
 * @param loss share of packets lost
 * @param meanBurst packets lost in a row, on average
 * @param reorder share of packets that come 15 ms late
 * @param duplicate share of packets that come twice
 * @param corrupt share of packets with damaged bytes
 * @param blackoutNs how long nothing gets through
 * @param blackoutEveryNs how often; the dark time ends each such period
 */
record Fault(
    double loss,
    double meanBurst,
    double reorder,
    double duplicate,
    double corrupt,
    long blackoutNs,
    long blackoutEveryNs) {
  static final Fault NONE = new Fault(0, 1, 0, 0, 0, 0, Time.SECOND);

  static Fault loss(double share) {
    return new Fault(share, 1, 0, 0, 0, 0, Time.SECOND);
  }

  static Fault bursts(double share, double meanBurst) {
    return new Fault(share, meanBurst, 0, 0, 0, 0, Time.SECOND);
  }

  static Fault blackout(long lengthNs, long everyNs) {
    return new Fault(0, 1, 0, 0, 0, lengthNs, everyNs);
  }

  static Fault reorder(double share) {
    return new Fault(0, 1, share, 0, 0, 0, Time.SECOND);
  }

  static Fault duplicate(double share) {
    return new Fault(0, 1, 0, share, 0, 0, Time.SECOND);
  }

  static Fault corrupt(double share) {
    return new Fault(0, 1, 0, 0, share, 0, Time.SECOND);
  }
}
