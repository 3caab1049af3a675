package testbed.harness.doctor;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.harness.Terminal;
import testbed.harness.option.Size;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code testbed doctor}. */
@Command(
    name = "doctor",
    description = "Check what this machine can measure, and say what mends what it cannot.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  testbed doctor --fix",
      "  testbed doctor --size 1280x720 --fps 30",
      "",
      "It ends with 3 when something is missing without which there is no run, and with 5 when"
          + " runs of the size and rate that were asked for are not valid here."
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final Size USUAL_SIZE = new Size(640, 360);
  private static final int USUAL_FPS = 30;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Option(names = "--fix", description = "run the mending commands, asking before each")
  private boolean fix;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = Size.Converter.class,
      description = "try short runs of this picture size, too (about 20 s)")
  private Size size;

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "try short runs of so many frames a second, too")
  private Integer fps;

  /** For picocli. */
  public DoctorCommand() {}

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    if (fps != null && (fps < 1 || fps > 240)) {
      throw CommandFailure.badInput("--fps " + fps + ": choose 1 to 240");
    }
    List<Check> checks = new ArrayList<>(ProgramChecks.all());
    checks.addAll(KernelChecks.all());
    checks.addAll(DeviceChecks.all());
    checks.addAll(SpeedChecks.all());
    if (size != null || fps != null) {
      checks.addAll(
          Calibration.all(size == null ? USUAL_SIZE : size, fps == null ? USUAL_FPS : fps));
    }
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
    return status(findings);
  }

  private static int status(List<Finding> findings) {
    Set<Finding.State> states = EnumSet.noneOf(Finding.State.class);
    findings.forEach(finding -> states.add(finding.state()));
    if (states.contains(Finding.State.MISSING)) {
      return ExitStatus.ENVIRONMENT;
    }
    return states.contains(Finding.State.UNMEASURABLE) ? ExitStatus.INVALID : ExitStatus.OK;
  }

  private void print(Finding finding) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-12s %-22s %s%n",
        finding.state().name().toLowerCase(Locale.ROOT), finding.check(), finding.found());
    if (!finding.cost().isEmpty()) {
      out.printf("%-12s %-22s   so: %s%n", "", "", finding.cost());
    }
    if (!finding.remedy().isEmpty()) {
      out.printf("%-12s %-22s   do: %s%n", "", "", finding.remedy());
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
