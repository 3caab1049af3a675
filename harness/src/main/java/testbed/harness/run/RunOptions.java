package testbed.harness.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import testbed.harness.option.Size;
import testbed.harness.option.Span;
import testbed.harness.salsify.DeclaredCoding;

/** What a run is made of, as the command line gives it; {@link RunPlan} checks and resolves it. */
public final class RunOptions {
  /** Which recording of a trace carries the video. */
  public enum VideoOver {
    /** The downlink recording, as in the paper: the receiver is the mobile. */
    DOWNLINK,
    /** The uplink recording: the sender is the mobile. */
    UPLINK
  }

  /** Which clock the run lives by. */
  public enum ClockKind {
    /** Real programs in real time. */
    REAL,
    /** Everything in one process and in virtual time; the same result on every machine. */
    VIRTUAL
  }

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = Span.Converter.class,
      description = "how long video is sent (default: ${DEFAULT-VALUE})")
  Span duration;

  @Option(
      names = "--warmup",
      paramLabel = "TIME",
      defaultValue = "0",
      converter = Span.Converter.class,
      description = "metrics leave out what was sent before this time (default: nothing)")
  Span warmup;

  @Option(
      names = "--video",
      paramLabel = "NAME|FILE",
      defaultValue = "scene",
      description = "source video: the built-in scene, a name of 'videos list', or a file")
  String video;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "640x360",
      converter = Size.Converter.class,
      description = "picture size (default: ${DEFAULT-VALUE})")
  Size size;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "30",
      description = "frames a second (default: ${DEFAULT-VALUE})")
  int fps;

  @Option(
      names = "--clock",
      paramLabel = "real|virtual",
      defaultValue = "real",
      description = "real programs in real time, or all in virtual time (default: real)")
  ClockKind clock;

  @Option(
      names = "--coding-time",
      paramLabel = "TIME,TIME|RUN",
      defaultValue = "usual",
      converter = DeclaredCoding.Converter.class,
      description = {
        "what encoding and decoding a picture take in virtual time, such as 12ms,4ms;"
            + " or the folder of a real run, whose times are played again (default: by size)"
      })
  DeclaredCoding codingTime;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed of the scene, of trace models and of random effects (default: 1)")
  long seed;

  @Option(
      names = "--queue",
      paramLabel = "SPEC",
      defaultValue = "droptail:packets=256",
      description = "queue before the link, both directions (default: ${DEFAULT-VALUE})")
  String queue;

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      defaultValue = "20ms",
      converter = Span.Converter.class,
      description = "propagation delay, each way (default: ${DEFAULT-VALUE})")
  Span delay;

  @Option(
      names = "--loss",
      paramLabel = "SPEC",
      defaultValue = "",
      description = {
        "what else happens on the video's way, after the link: 0.01 (random loss),"
            + " ge:mean=0.05,burst=4, once:at=5s,packets=1, duplicate:0.01, corrupt:0.001, jitter:uniform,min=0ms,max=9ms"
      })
  String loss;

  @Option(
      names = "--offset",
      paramLabel = "TIME",
      defaultValue = "0",
      converter = Span.Converter.class,
      description = "where in the trace to begin")
  Span offset;

  @Option(
      names = "--direction",
      paramLabel = "downlink|uplink",
      defaultValue = "downlink",
      description = "the recording that the video travels over (default: downlink)")
  VideoOver direction;

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = "an option of the system, see 'systems show'; may be repeated")
  Map<String, String> options = new LinkedHashMap<>();

  @Option(
      names = "--camera-device",
      paramLabel = "DEVICE",
      description = {
        "for systems with 'camera: v4l2', a v4l2loopback device such as /dev/video10; for"
            + " 'camera: window', an output's place on an X display such as :0+1920+0",
        "(not tried on hardware, see docs/hardware.md)"
      })
  String cameraDevice;

  @Option(
      names = "--display-device",
      paramLabel = "DEVICE",
      description = {
        "for systems with 'display: v4l2', a grabber such as /dev/video0",
        "(not tried on hardware, see docs/hardware.md)"
      })
  Path displayDevice;

  @Option(
      names = "--chrome",
      paramLabel = "PATH",
      description = "the Chromium to use (default: $CHROME, or the installed one)")
  Path chrome;

  @Option(
      names = "--firefox",
      paramLabel = "PATH",
      description = "the Firefox to use (default: $FIREFOX, or the installed one)")
  Path firefox;

  @Option(
      names = "--keep-capture",
      description = "keep the captured pictures, so that 'analyze' can look at them again")
  boolean keepCapture;

  /** For picocli. */
  public RunOptions() {}

  /** The same with another seed. */
  RunOptions withSeed(long other) {
    RunOptions copy = new RunOptions();
    copy.duration = duration;
    copy.warmup = warmup;
    copy.video = video;
    copy.size = size;
    copy.fps = fps;
    copy.clock = clock;
    copy.codingTime = codingTime;
    copy.seed = other;
    copy.queue = queue;
    copy.delay = delay;
    copy.loss = loss;
    copy.offset = offset;
    copy.direction = direction;
    copy.options = options;
    copy.cameraDevice = cameraDevice;
    copy.displayDevice = displayDevice;
    copy.chrome = chrome;
    copy.firefox = firefox;
    copy.keepCapture = keepCapture;
    return copy;
  }
}
