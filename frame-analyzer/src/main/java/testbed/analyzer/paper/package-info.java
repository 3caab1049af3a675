/**
 * The measurements published with the Salsify paper (NSDI 2018), read so that its systems can be
 * shown beside ours: a run's {@code playback.csv}, {@code capture.csv} and {@code .ssim.log}, and
 * the per-frame {@code analysis.csv}.
 */
package testbed.analyzer.paper;
