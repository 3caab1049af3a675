package testbed.reports.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A gate's findings in the forms that terminals and continuous integration read. */
public final class GateOutput {
  /** What GitHub takes of a step's summary is 1 MiB; stay below it. */
  private static final int MOST_MARKDOWN_BYTES = 1_000_000;

  /** GitHub shows ten annotations of a kind and step. */
  private static final int MOST_ANNOTATIONS = 10;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private GateOutput() {}

  /** A table for a terminal, one line a finding, the verdict first. */
  public static String terminal(GateResult result) {
    StringBuilder out = new StringBuilder();
    for (Finding f : result.findings()) {
      out.append(
          String.format(
              Locale.ROOT, "%-13s %-34s %-28s", f.verdict().word(), f.scenario(), f.metric()));
      if (!Double.isNaN(f.baselineMedian())) {
        out.append(String.format(Locale.ROOT, " %s -> %s ", number(f.baselineMedian()), after(f)));
      }
      out.append(' ').append(f.verdict().why()).append('\n');
    }
    if (result.invalidRuns() > 0) {
      out.append(result.invalidRuns()).append(" invalid runs were left out\n");
    }
    return out.append(sentence(result)).append('\n').toString();
  }

  /** The result in one sentence. */
  public static String sentence(GateResult result) {
    return switch (result.outcome()) {
      case PASSED -> "gate passed: nothing is worse than allowed";
      case FAILED -> "gate FAILED: " + count(result, Verdict.Fail.class) + " metrics are worse";
      case UNDECIDED -> "gate undecided: the runs at hand do not allow a verdict";
    };
  }

  /** A JUnit file: one suite a scenario, one case a metric; undecided cases are errors. */
  public static String junit(GateResult result) {
    Map<String, List<Finding>> suites = new LinkedHashMap<>();
    result
        .findings()
        .forEach(f -> suites.computeIfAbsent(f.scenario(), s -> new ArrayList<>()).add(f));
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    suites.forEach(
        (name, findings) -> {
          long failures =
              findings.stream().filter(f -> f.verdict() instanceof Verdict.Fail).count();
          long passes = findings.stream().filter(f -> f.verdict() instanceof Verdict.Pass).count();
          xml.append("  <testsuite name=\"").append(escaped(name));
          xml.append("\" tests=\"").append(findings.size());
          xml.append("\" failures=\"").append(failures);
          xml.append("\" errors=\"").append(findings.size() - failures - passes).append("\">\n");
          findings.forEach(f -> testCase(xml, f));
          xml.append("  </testsuite>\n");
        });
    return xml.append("</testsuites>\n").toString();
  }

  /** A summary for {@code $GITHUB_STEP_SUMMARY}, cut where it would exceed what is taken. */
  public static String markdown(GateResult result) {
    StringBuilder md = new StringBuilder();
    md.append("### ").append(sentence(result)).append("\n\n");
    md.append(
        "| verdict | scenario | metric | baseline | candidate | worse by (bounds) | allowed |\n");
    md.append("|---|---|---|---:|---:|---:|---:|\n");
    for (Finding f : result.findings()) {
      String row =
          "| "
              + String.join(
                  " | ",
                  f.verdict().word(),
                  cell(f.scenario()),
                  cell(f.metric()),
                  number(f.baselineMedian()),
                  after(f),
                  number(f.worseBy()) + " (" + number(f.low()) + " to " + number(f.high()) + ")",
                  number(f.tolerance()))
              + " |\n";
      if (md.length() + row.length() > MOST_MARKDOWN_BYTES / 3) {
        md.append("\nFurther findings were left out; the JUnit and JSON files hold all.\n");
        break;
      }
      md.append(row);
    }
    return md.toString();
  }

  /** Workflow commands that GitHub shows beside the job. */
  public static List<String> annotations(GateResult result) {
    List<String> lines = new ArrayList<>();
    List<Finding> failed =
        result.findings().stream().filter(f -> f.verdict() instanceof Verdict.Fail).toList();
    for (Finding f : failed.stream().limit(MOST_ANNOTATIONS - 1L).toList()) {
      lines.add("::error title=" + property(f.scenario() + ", " + f.metric()) + "::" + message(f));
    }
    if (failed.size() >= MOST_ANNOTATIONS) {
      lines.add(
          "::error::" + (failed.size() - MOST_ANNOTATIONS + 1) + " further metrics are worse");
    }
    if (result.outcome() == GateResult.Outcome.UNDECIDED) {
      lines.add("::warning::" + sentence(result));
    }
    return lines;
  }

  /** Everything, for programs. */
  public static String json(GateResult result) {
    List<Map<String, Object>> findings = new ArrayList<>();
    for (Finding f : result.findings()) {
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("verdict", f.verdict().word().replace(' ', '_').toLowerCase(Locale.ROOT));
      m.put("scenario", f.scenario());
      m.put("metric", f.metric());
      m.put("baseline_runs", f.baselineRuns());
      m.put("candidate_runs", f.candidateRuns());
      m.put("baseline_median", finite(f.baselineMedian()));
      m.put("candidate_median", finite(f.candidateMedian()));
      m.put("worse_by", finite(f.worseBy()));
      m.put("worse_by_low", finite(f.low()));
      m.put("worse_by_high", finite(f.high()));
      m.put("tolerance", finite(f.tolerance()));
      m.put("p_adjusted", finite(f.p()));
      m.put("why", f.verdict().why());
      findings.add(m);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
    all.put("alpha", result.alpha());
    all.put("invalid_runs", result.invalidRuns());
    all.put("findings", findings);
    return JSON.writeValueAsString(all) + "\n";
  }

  private static void testCase(StringBuilder xml, Finding f) {
    xml.append("    <testcase classname=\"").append(escaped(f.scenario()));
    xml.append("\" name=\"").append(escaped(f.metric())).append('"');
    String why = escaped(f.verdict().why());
    switch (f.verdict()) {
      case Verdict.Pass p -> xml.append("/>\n");
      case Verdict.Fail v -> problem(xml, "failure", "worse", why);
      case Verdict.Inconclusive v -> problem(xml, "error", "inconclusive", why);
      case Verdict.NotMeasured v -> problem(xml, "error", "not-measured", why);
    }
  }

  private static void problem(StringBuilder xml, String tag, String type, String why) {
    xml.append(">\n      <").append(tag).append(" type=\"").append(type);
    xml.append("\" message=\"").append(why).append("\"/>\n    </testcase>\n");
  }

  private static long count(GateResult result, Class<? extends Verdict> kind) {
    return result.findings().stream().filter(f -> kind.isInstance(f.verdict())).count();
  }

  private static String after(Finding f) {
    return number(f.candidateMedian());
  }

  private static String number(double v) {
    return Double.isNaN(v) ? "–" : String.format(Locale.ROOT, "%.5g", v);
  }

  private static Object finite(double v) {
    return Double.isFinite(v) ? (Object) v : null;
  }

  private static String message(Finding f) {
    return f.verdict().why().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return text.replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A")
        .replace(":", "%3A")
        .replace(",", "%2C");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;");
  }

  private static String escaped(String text) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> s.append("&amp;");
        case '<' -> s.append("&lt;");
        case '>' -> s.append("&gt;");
        case '"' -> s.append("&quot;");
        default -> s.append(c < ' ' ? ' ' : c);
      }
    }
    return s.toString();
  }
}
