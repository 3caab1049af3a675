package testbed.harness.doctor;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import testbed.harness.ExitStatus;
import testbed.harness.Terminal;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code testbed doctor}. */
@Command(
    name = "doctor",
    description = "Check what this machine can measure, and say what mends what it cannot.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed doctor --fix"})
public final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Option(names = "--fix", description = "run the mending commands, asking before each")
  private boolean fix;

  /** For picocli. */
  public DoctorCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    List<Check> checks = new ArrayList<>(ProgramChecks.all());
    checks.addAll(KernelChecks.all());
    checks.addAll(SpeedChecks.all());
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      Finding finding = check.look();
      findings.add(finding);
      if (!json) {
        print(finding);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(findings));
    }
    if (fix) {
      mend(findings);
    }
    boolean missing = findings.stream().anyMatch(f -> f.state() == Finding.State.MISSING);
    return missing ? ExitStatus.ENVIRONMENT : ExitStatus.OK;
  }

  private void print(Finding finding) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-8s %-22s %s%n",
        finding.state().name().toLowerCase(Locale.ROOT), finding.check(), finding.found());
    if (!finding.cost().isEmpty()) {
      out.printf("%-8s %-22s   so: %s%n", "", "", finding.cost());
    }
    if (!finding.remedy().isEmpty()) {
      out.printf("%-8s %-22s   do: %s%n", "", "", finding.remedy());
    }
    out.flush();
  }

  private void mend(List<Finding> findings) throws InterruptedException {
    for (Finding finding : findings) {
      if (!finding.remedy().startsWith("sudo ") || !agreed(finding.remedy())) {
        continue;
      }
      String command =
          Probe.isRoot() ? finding.remedy().substring("sudo ".length()) : finding.remedy();
      try {
        int status = new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
        spec.commandLine().getErr().println(status == 0 ? "done" : "failed, status " + status);
      } catch (IOException e) {
        spec.commandLine().getErr().println("failed: " + e.getMessage());
      }
    }
  }

  private boolean agreed(String command) {
    if (!Terminal.isAttached()) {
      spec.commandLine().getErr().println("not a terminal; to mend, type: " + command);
      return false;
    }
    String answer = System.console().readLine("run '%s'? [Y/n] ", command);
    return answer != null && !answer.toLowerCase(Locale.ROOT).startsWith("n");
  }
}
