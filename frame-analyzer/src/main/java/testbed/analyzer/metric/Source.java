package testbed.analyzer.metric;

/** Where the definition of a metric comes from. */
public enum Source {
  /** Fouladi et al., Salsify, NSDI 2018, and the analysis published with it. */
  PAPER("Salsify (NSDI 2018)"),
  /** WebRTC's getStats and its end-to-end quality tests. */
  WEBRTC("WebRTC getStats"),
  /** ffmpeg's filters. */
  FFMPEG("ffmpeg"),
  /** Pantheon and Mahimahi. */
  PANTHEON("Pantheon, Mahimahi"),
  /** Common to the field. */
  FIELD("common"),
  /** This project. */
  OWN("this project");

  private final String title;

  Source(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }
}
