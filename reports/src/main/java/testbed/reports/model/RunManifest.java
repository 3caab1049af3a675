package testbed.reports.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import testbed.files.InputFile;
import testbed.files.InputFileException;
import testbed.files.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What made a run and how it went: the file {@code run.json}.
 *
 * <p>The keys in the file are the component names in snake case. A reader of an older or newer
 * version never fails on a key it does not know; a key that is missing reads as empty text, zero,
 * an empty list or a part with nothing in it. Texts that are unknown are empty, never null.
 */
public record RunManifest(
    int formatVersion,
    Tool tool,
    String commandLine,
    String startedUtc,
    long originMonotonicNs,
    Host host,
    Settings settings,
    Traces traces,
    Video video,
    Programs programs,
    Link link,
    Outcome outcome,
    Validity validity,
    Map<String, Double> watch) {

  /** The version that this code writes. */
  public static final int FORMAT_VERSION = 1;

  /** Of what a parser says about a damaged file, which may quote it. */
  private static final int MOST_WORDS = 300;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .changeDefaultPropertyInclusion(v -> v.withValueInclusion(JsonInclude.Include.ALWAYS))
          .build();

  /** Fills what is missing. */
  public RunManifest {
    tool = tool == null ? new Tool("", "", "") : tool;
    commandLine = text(commandLine);
    startedUtc = text(startedUtc);
    host = host == null ? new Host("", "", "", 0, 0) : host;
    settings = settings == null ? Settings.of("", "") : settings;
    traces = traces == null ? new Traces(null, null) : traces;
    video = video == null ? new Video("", "", 0) : video;
    programs = programs == null ? new Programs(null, null, null) : programs;
    link = link == null ? Link.none() : link;
    outcome = outcome == null ? new Outcome(null, "", "") : outcome;
    validity =
        validity == null ? new Validity(false, List.of("run.json has no verdict")) : validity;
    watch = known(watch);
  }

  /** The trace that carries the video. */
  public TraceUse carrier() {
    return settings.direction().equals("uplink") ? traces.uplink() : traces.downlink();
  }

  /** The program that measured. */
  public record Tool(String version, String commit, String java) {
    /** Fills what is missing. */
    public Tool {
      version = text(version);
      commit = text(commit);
      java = text(java);
    }
  }

  /** The machine that measured. */
  public record Host(String name, String kernel, String cpu, int cores, long memoryBytes) {
    /** Fills what is missing. */
    public Host {
      name = text(name);
      kernel = text(kernel);
      cpu = text(cpu);
    }
  }

  /**
   * What was asked for.
   *
   * @param clock {@code real} or {@code virtual}
   * @param loss the loss model as given on the command line, or empty
   * @param mark the kind of mark on the frames
   * @param ssim the variant of the SSIM figures, for example {@code daala}
   * @param repeat which repetition this is, counted from 1
   * @param options what the system under test was told, by its own names
   * @param warmupS metrics leave out what was sent before this time, in seconds
   */
  public record Settings(
      String system,
      String trace,
      double durationS,
      int width,
      int height,
      double fps,
      String clock,
      long seed,
      String direction,
      String queue,
      double delayMs,
      String loss,
      String mark,
      String ssim,
      int repeat,
      Map<String, String> options,
      double warmupS) {
    /** Fills what is missing. */
    public Settings {
      system = text(system);
      trace = text(trace);
      clock = text(clock);
      direction = text(direction);
      queue = text(queue);
      loss = text(loss);
      mark = text(mark);
      ssim = text(ssim);
      options = known(options);
    }

    /** Settings of which only the two names are known. */
    public static Settings of(String system, String trace) {
      return new Settings(system, trace, 0, 0, 0, 0, "", 0, "", "", 0, "", "", "", 0, Map.of(), 0);
    }
  }

  /** The recordings behind the two directions of the link. */
  public record Traces(TraceUse uplink, TraceUse downlink) {
    /** Fills what is missing. */
    public Traces {
      uplink = uplink == null ? TraceUse.none() : uplink;
      downlink = downlink == null ? TraceUse.none() : downlink;
    }

    /** That a model stood in for a recording, in a sentence for whoever reads the figures. */
    public Optional<String> standIn() {
      return Stream.of(uplink, downlink)
          .filter(TraceUse::modelled)
          .findFirst()
          .map(
              use ->
                  "The recording %s was not on this machine; a stochastic model of it stood in. testbed traces fetch %s gets the recording."
                      .formatted(use.name(), use.name()));
    }
  }

  /**
   * One direction's trace.
   *
   * @param label the name as outputs show it, with {@code (model)} where a model stood in
   * @param sha256 of the canonical text; empty where the link was not limited
   * @param offsetS where in the trace the run began
   */
  public record TraceUse(String name, String label, String origin, String sha256, double offsetS) {
    /** Fills what is missing. */
    public TraceUse {
      name = text(name);
      label = text(label);
      origin = text(origin);
      sha256 = text(sha256);
    }

    /** Whether a model stood in, whose content follows the run's seed. */
    public boolean modelled() {
      return origin.equals("model");
    }

    /** What two recordings differ in: the content, or for a model its name. */
    public String content() {
      return modelled() ? label : sha256;
    }

    /** No trace: an unlimited link. */
    public static TraceUse none() {
      return new TraceUse("", "", "", "", 0);
    }
  }

  /** The source video. */
  public record Video(String name, String sha256, long seed) {
    /** Fills what is missing. */
    public Video {
      name = text(name);
      sha256 = text(sha256);
    }

    /** Whether it is the generated scene, whose content follows the run's seed. */
    public boolean followsSeed() {
      return name.equals("scene");
    }
  }

  /**
   * The command lines of the system under test, and what else tells it from others: the versions of
   * what they started, the content of its description.
   */
  public record Programs(List<String> sender, List<String> receiver, Map<String, String> versions) {
    /** The key of the description's content, a hash. */
    public static final String DESCRIPTION = "Description";

    /** The key of what coding was declared to take in virtual time, where it was. */
    public static final String CODING_TIME = "Declared coding time";

    /** The key of what a page may say in mid-run or not, whatever it is. */
    public static final String SHOWN_MATRIX = "Colour matrix of the shown video";

    /** Fills what is missing. */
    public Programs {
      sender = sender == null ? List.of() : List.copyOf(sender);
      receiver = receiver == null ? List.of() : List.copyOf(receiver);
      versions = known(versions);
    }

    /** In what two systems of one name may differ: all that is known before a run. */
    public Map<String, String> conditions() {
      Map<String, String> known = new TreeMap<>(versions);
      known.remove(SHOWN_MATRIX);
      return known;
    }
  }

  /**
   * How well the emulated link kept time.
   *
   * @param mode how packets entered and left the namespaces, for example {@code TUN}
   * @param realtime whether a real-time priority was granted, and which
   * @param faithful whether every packet left close enough to its time
   * @param why the reason where it did not
   */
  public record Link(
      String mode,
      String realtime,
      double latenessP50Us,
      double latenessP95Us,
      double latenessP99Us,
      double latenessMaxUs,
      boolean faithful,
      String why,
      String addressSender,
      String addressReceiver) {
    /** Fills what is missing. */
    public Link {
      mode = text(mode);
      realtime = text(realtime);
      why = text(why);
      addressSender = text(addressSender);
      addressReceiver = text(addressReceiver);
    }

    /** No link took part, for example in an imported run. */
    public static Link none() {
      return new Link("", "", 0, 0, 0, 0, true, "", "", "");
    }
  }

  /**
   * How the run ended.
   *
   * @param stage where it broke; empty when completed
   * @param why what broke; empty when completed
   */
  public record Outcome(OutcomeKind kind, String stage, String why) {
    /** Fills what is missing: a run that left no outcome was interrupted. */
    public Outcome {
      kind = kind == null ? OutcomeKind.INTERRUPTED : kind;
      stage = text(stage);
      why = text(why);
    }

    /** The run went to its end. */
    public static Outcome completed() {
      return new Outcome(OutcomeKind.COMPLETED, "", "");
    }
  }

  /** The ways a run ends. */
  public enum OutcomeKind {
    /** To its end. */
    @JsonProperty("completed")
    COMPLETED,
    /** A part failed. */
    @JsonProperty("broken")
    BROKEN,
    /** By the user or by a signal. */
    @JsonProperty("interrupted")
    INTERRUPTED;

    /** The word in the file. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the numbers may be believed; a run that is not valid says why. */
  public record Validity(boolean valid, List<String> reasons) {
    /** Fills what is missing. */
    public Validity {
      reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
  }

  /**
   * Reads a {@code run.json}.
   *
   * @throws UnreadableRunException when the file is missing or is not such a file
   */
  public static RunManifest read(Path file) throws UnreadableRunException {
    try {
      RunManifest manifest = JSON.readValue(InputFile.bytes(file), RunManifest.class);
      if (manifest == null) {
        throw new UnreadableRunException(file, "is empty; run it again, or give another run");
      }
      if (manifest.formatVersion() < 1) {
        throw new UnreadableRunException(file, "has no format_version; is it of a run?");
      }
      RunRanges.check(file, manifest.settings());
      return manifest;
    } catch (NoSuchFileException e) {
      throw new UnreadableRunException(file, "not found; is this a run directory?");
    } catch (InputFileException e) {
      throw new UnreadableRunException(file, e.getReason());
    } catch (IOException e) {
      throw new UnreadableRunException(file, "cannot be read: " + e.getMessage());
    } catch (JacksonException e) {
      String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      String problem = e.getOriginalMessage();
      throw new UnreadableRunException(
          file, where + problem.substring(0, Math.min(MOST_WORDS, problem.length())));
    }
  }

  /** The text of the file. */
  public String toJson() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /** Writes the file, so that a reader sees either the old or the new one, never half of it. */
  public void write(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, toJson());
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A map without what the file says to be null. */
  private static <V> Map<String, V> known(Map<String, V> map) {
    Map<String, V> known = new LinkedHashMap<>(map == null ? Map.of() : map);
    known.values().removeIf(Objects::isNull);
    return known;
  }

  private static String text(String s) {
    return s == null ? "" : PlainText.of(s);
  }
}
