package testbed.reports.html;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import testbed.reports.html.Page.Fact;
import testbed.reports.model.RunData;
import testbed.reports.model.RunManifest;
import testbed.reports.model.RunManifest.Link;
import testbed.reports.model.RunManifest.Settings;
import testbed.reports.model.RunManifest.TraceUse;

/** What made a run, as facts for a reader. */
final class ProvenanceFacts {
  private ProvenanceFacts() {}

  /** The lines that open a chart's table. */
  static List<String> lines(RunData run) {
    List<String> lines = new ArrayList<>();
    lines.add("run " + run.directory().name());
    for (Fact fact : of(run.manifest())) {
      if (!fact.value().isBlank()) {
        lines.add(fact.name() + ": " + fact.value());
      }
    }
    return lines;
  }

  static List<Fact> of(RunManifest m) {
    Settings s = m.settings();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Command", m.commandLine()));
    facts.add(new Fact("Started", m.startedUtc()));
    facts.add(new Fact("Testbed", (m.tool().version() + " " + m.tool().commit()).strip()));
    facts.add(new Fact("Java", m.tool().java()));
    facts.add(new Fact("Host", host(m)));
    facts.add(new Fact("System under test", s.system()));
    s.options().forEach((name, value) -> facts.add(new Fact("Option " + name, value)));
    facts.add(new Fact("Clock", s.clock()));
    facts.add(
        new Fact("Metrics leave out", s.warmupS() > 0 ? "the first " + s.warmupS() + " s" : ""));
    facts.add(new Fact("Video travels over", s.direction()));
    facts.add(new Fact("Downlink trace", trace(m.traces().downlink())));
    facts.add(new Fact("Uplink trace", trace(m.traces().uplink())));
    facts.add(new Fact("Queue", s.queue()));
    facts.add(new Fact("Fixed delay", s.delayMs() > 0 ? s.delayMs() + " ms each way" : ""));
    facts.add(new Fact("Loss", s.loss()));
    facts.add(new Fact("Video", (m.video().name() + " " + m.video().sha256()).strip()));
    facts.add(new Fact("Seed", s.seed() == 0 ? "" : String.valueOf(s.seed())));
    facts.add(new Fact("Marks", s.mark()));
    facts.add(new Fact("SSIM variant", s.ssim()));
    facts.add(new Fact("Sender", Figures.command(m.programs().sender())));
    facts.add(new Fact("Receiver", Figures.command(m.programs().receiver())));
    new TreeMap<>(m.programs().versions()).forEach((k, v) -> facts.add(new Fact(k, v)));
    return facts;
  }

  static List<Fact> link(RunManifest m) {
    Link l = m.link();
    List<Fact> facts = new ArrayList<>();
    if (l.mode().isEmpty()) {
      facts.add(new Fact("Link", "none took part, or nothing is known of it"));
    } else {
      facts.add(new Fact("Link", l.mode() + (l.realtime().isEmpty() ? "" : ", " + l.realtime())));
      facts.add(new Fact("Faithful", l.faithful() ? "yes" : "no: " + l.why()));
      facts.add(
          new Fact(
              "Lateness of departures",
              "p50 "
                  + l.latenessP50Us()
                  + ", p95 "
                  + l.latenessP95Us()
                  + ", p99 "
                  + l.latenessP99Us()
                  + ", greatest "
                  + l.latenessMaxUs()
                  + " µs"));
    }
    facts.addAll(watched(m, name -> !ofSystem(m, name)));
    return facts;
  }

  /** What the system under test counted, where it tells. */
  static List<Fact> saidBySystem(RunManifest m) {
    return watched(m, name -> ofSystem(m, name));
  }

  private static boolean ofSystem(RunManifest m, String name) {
    String family = m.settings().system().replaceAll("[-.].*", "");
    return name.startsWith("webrtc_") || (!family.isEmpty() && name.startsWith(family + "_"));
  }

  private static List<Fact> watched(RunManifest m, Predicate<String> wanted) {
    List<Fact> facts = new ArrayList<>();
    new TreeMap<>(m.watch())
        .forEach(
            (k, v) -> {
              if (wanted.test(k)) {
                facts.add(new Fact(k.replace('_', ' '), Figures.value(v, "")));
              }
            });
    return facts;
  }

  private static String host(RunManifest m) {
    if (m.host().name().isEmpty()) {
      return "";
    }
    return m.host().name()
        + ", "
        + m.host().cores()
        + " × "
        + m.host().cpu()
        + ", "
        + Figures.value(Math.rint(m.host().memoryBytes() / 1e8) / 10, "GB")
        + " GB, "
        + m.host().kernel();
  }

  private static String trace(TraceUse t) {
    if (t.label().isEmpty()) {
      return "";
    }
    String offset = t.offsetS() == 0 ? "" : " from second " + t.offsetS();
    return t.label() + offset + (t.sha256().isEmpty() ? "" : ", SHA-256 " + t.sha256());
  }
}
