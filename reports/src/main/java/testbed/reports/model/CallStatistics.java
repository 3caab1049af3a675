package testbed.reports.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import testbed.files.InputFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what browsers said of themselves ({@code getStats}) in the course of a run. */
public final class CallStatistics {
  private static final String SENDER = "sender-stats.jsonl";
  private static final String RECEIVER = "receiver-stats.jsonl";
  private static final double NS = 1e9;
  private static final double MEGA = 1e6;
  private static final double MS = 1e3;

  private CallStatistics() {}

  /**
   * What both ends said, in the order of time; nothing for a system that is no WebRTC call.
   *
   * @param originNs the run's time zero on the clock of the log
   * @throws IOException when a file cannot be read or a line in it is no JSON
   */
  public static List<CallSecond> read(RunDirectory run, long originNs) throws IOException {
    Path sender = run.system().resolve(SENDER);
    Path receiver = run.system().resolve(RECEIVER);
    if (!Files.isRegularFile(sender) || !Files.isRegularFile(receiver)) {
      return List.of();
    }
    List<JsonNode> sent = lines(sender);
    List<JsonNode> received = lines(receiver);
    List<CallSecond> seconds = new ArrayList<>();
    for (int i = 0; i < Math.min(sent.size(), received.size()); i++) {
      Optional<JsonNode> sentBefore = i == 0 ? Optional.empty() : Optional.of(sent.get(i - 1));
      Optional<JsonNode> before = i == 0 ? Optional.empty() : part(received.get(i - 1), "inbound");
      try {
        double target = targetMbps(sent.get(i), sentBefore);
        seconds.add(second(originNs, sent.get(i), target, received.get(i), before));
      } catch (JacksonException e) {
        throw new IOException(
            sender + ":" + (i + 1) + ": no statistics: " + e.getOriginalMessage(), e);
      }
    }
    return seconds;
  }

  private static CallSecond second(
      long originNs,
      JsonNode sent,
      double targetMbps,
      JsonNode received,
      Optional<JsonNode> before) {
    Optional<JsonNode> out = part(sent, "outbound");
    Optional<JsonNode> in = part(received, "inbound");
    double held = value(in, "jitterBufferDelay") - orZero(value(before, "jitterBufferDelay"));
    double frames =
        value(in, "jitterBufferEmittedCount") - orZero(value(before, "jitterBufferEmittedCount"));
    return new CallSecond(
        (sent.path("at_monotonic_ns").asLong(originNs) - originNs) / NS,
        targetMbps,
        value(part(sent, "candidate-pair"), "availableOutgoingBitrate") / MEGA,
        value(out, "frameHeight"),
        out.map(o -> o.path("qualityLimitationReason").asString("")).orElse(""),
        frames > 0 ? held * MS / frames : Double.NaN,
        value(in, "freezeCount"),
        value(in, "totalFreezesDuration"));
  }

  /**
   * The rate that the encoder is told to keep. Firefox does not say it, but how many bytes all
   * frames until now should have had ({@code totalEncodedBytesTarget}).
   */
  private static double targetMbps(JsonNode sent, Optional<JsonNode> before) {
    Optional<JsonNode> out = part(sent, "outbound");
    double said = value(out, "targetBitrate");
    if (!Double.isNaN(said) || before.isEmpty()) {
      return said / MEGA;
    }
    double bytes =
        value(out, "totalEncodedBytesTarget")
            - value(part(before.get(), "outbound"), "totalEncodedBytesTarget");
    double seconds = (at(sent) - at(before.get())) / NS;
    return seconds > 0 ? bytes * Byte.SIZE / seconds / MEGA : Double.NaN;
  }

  private static double at(JsonNode line) {
    return line.path("at_monotonic_ns").asDouble(Double.NaN);
  }

  /** The first part of an answer whose kind begins so; of candidate pairs, the one in use. */
  private static Optional<JsonNode> part(JsonNode line, String kind) {
    for (JsonNode part : line.path("stats")) {
      boolean used = part.path("nominated").asBoolean(true);
      if (used && part.path("type").asString("").startsWith(kind)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  private static double value(Optional<JsonNode> part, String name) {
    return part.map(p -> p.path(name).asDouble(Double.NaN)).orElse(Double.NaN);
  }

  private static double orZero(double v) {
    return Double.isNaN(v) ? 0 : v;
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    int number = 0;
    for (String line : InputFile.lines(file)) {
      number++;
      try {
        lines.add(JsonMapper.shared().readTree(line));
      } catch (JacksonException e) {
        throw new IOException(file + ":" + number + ": no JSON: " + e.getOriginalMessage());
      }
    }
    return lines;
  }
}
