package testbed.reports.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of one run, by name. The layout is the same for our own runs and for imported ones; a
 * file that a run does not have is simply absent.
 *
 * @param root the folder
 */
public record RunDirectory(Path root) {
  /** Makes the folder and the folders in it. */
  public static RunDirectory create(Path root) throws IOException {
    RunDirectory run = new RunDirectory(root);
    Files.createDirectories(run.system());
    Files.createDirectories(run.evidence());
    return run;
  }

  /**
   * A run that is already there.
   *
   * @throws UnreadableRunException when the folder holds no {@code run.json}, or what is no file
   */
  public static RunDirectory open(Path root) throws UnreadableRunException {
    RunDirectory run = new RunDirectory(root);
    if (!Files.isDirectory(root)) {
      throw new UnreadableRunException(root, "no such folder");
    }
    if (!Files.isRegularFile(run.manifestJson())) {
      throw new UnreadableRunException(root, "not a run directory: it holds no run.json");
    }
    OwnFiles.check(run);
    return run;
  }

  /** Reads {@code run.json}. */
  public RunManifest manifest() throws UnreadableRunException {
    return RunManifest.read(manifestJson());
  }

  /** Provenance, settings, outcome, validity. */
  public Path manifestJson() {
    return root.resolve("run.json");
  }

  /** When each frame was shown to the sender's camera. */
  public Path injectionsCsv() {
    return root.resolve("injections.csv");
  }

  /** What was seen at the receiver's display, and when. */
  public Path capturesCsv() {
    return root.resolve("captures.csv");
  }

  /** The per-packet log of both directions. */
  public Path packetLog() {
    return root.resolve("packets.log.gz");
  }

  /** One row a frame: outcome, delay, quality. */
  public Path framesCsv() {
    return root.resolve("frames.csv");
  }

  /** The run's numbers. */
  public Path metricsJson() {
    return root.resolve("metrics.json");
  }

  /** What the system under test printed and left. */
  public Path system() {
    return root.resolve("system");
  }

  /** Sent and received pictures in pairs. */
  public Path evidence() {
    return root.resolve("evidence");
  }

  /** The list of those pairs. */
  public Path evidenceIndex() {
    return evidence().resolve("index.json");
  }

  /** A short film of sent and received side by side. */
  public Path clip() {
    return evidence().resolve("clip.webm");
  }

  /** Moments of the run beside each other. */
  public Path filmStrip() {
    return evidence().resolve("film-strip.jpg");
  }

  /** A frame as it was sent, kept to be laid beside those of other runs. */
  public Path keptSent(long frameId) {
    return evidence().resolve("frame-%06d-sent.jpg".formatted(frameId));
  }

  /** What the display showed of that frame, or first in its place. */
  public Path keptReceived(long frameId) {
    return evidence().resolve("frame-%06d-received.jpg".formatted(frameId));
  }

  /** The charts, each in several formats, with the table it was drawn from. */
  public Path charts() {
    return root.resolve("charts");
  }

  /** The report on this run. */
  public Path reportHtml() {
    return root.resolve("report.html");
  }

  /** The folder's own name. */
  public String name() {
    Path last = root.toAbsolutePath().normalize().getFileName();
    return last == null ? root.toString() : last.toString();
  }
}
