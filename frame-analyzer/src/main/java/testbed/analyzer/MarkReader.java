package testbed.analyzer;

import testbed.analyzer.match.Reading;

/** Reads the marks of a captured picture. Called from several threads at once. */
@FunctionalInterface
public interface MarkReader {
  /**
   * Reads both marks.
   *
   * @param planar the picture in planar 4:2:0, not written to
   * @param width luma samples in a row
   * @param height luma rows
   */
  Reading read(byte[] planar, int width, int height);
}
