package testbed.harness.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.harness.CommandFailure;
import testbed.harness.system.SystemFailure;
import testbed.harness.system.SystemUnderTest;
import testbed.harness.virtual.VirtualCall;
import testbed.harness.virtual.VirtualLink;
import testbed.harness.virtual.VirtualResult;
import testbed.harness.virtual.VirtualSetup;
import testbed.injector.Injector;
import testbed.injector.source.SourceVideo;
import testbed.reports.model.RunManifest;
import testbed.salsify.codec.Vp8Codec;
import testbed.salsify.policy.Mode;
import testbed.shell.emulator.EmulatorReport;
import testbed.shell.link.Effect;
import testbed.shell.link.FixedDelay;
import testbed.shell.link.QueueDiscipline;
import testbed.shell.link.QueueSyntax;
import testbed.shell.link.TraceRate;
import testbed.shell.log.LogHeader;
import testbed.timebase.Time;
import testbed.traces.ResolvedTrace;

/** What takes the place of {@link LivePart} in a run in virtual time. */
final class VirtualPart {
  private static final String FAMILY = "salsify";
  private static final String CORES = "cores";

  private final RunPlan plan;
  private final SourceVideo prepared;
  private final RunFolders folders;
  private final RunProgress progress;

  VirtualPart(RunPlan plan, SourceVideo prepared, RunFolders folders, RunProgress progress) {
    this.plan = plan;
    this.prepared = prepared;
    this.folders = folders;
    this.progress = progress;
  }

  /** Refuses systems that consist of real programs, which know no time but the real one. */
  static void check(SystemUnderTest system) throws CommandFailure {
    if (mode(system).isEmpty()) {
      throw CommandFailure.badInput(
          "--clock virtual: '"
              + system.name()
              + "' is made of programs that run in real time only; virtual time is for salsify,"
              + " salsify-conventional-codec and salsify-conventional");
    }
  }

  private static Optional<Mode> mode(SystemUnderTest system) {
    String name = system.name();
    if (name.equals(FAMILY)) {
      return Optional.of(Mode.SALSIFY);
    }
    return name.startsWith(FAMILY + "-")
        ? Mode.named(name.substring(FAMILY.length() + 1))
        : Optional.empty();
  }

  /**
   * Plays the run.
   *
   * @throws SystemFailure when it was interrupted
   */
  Played play() throws SystemFailure, IOException {
    HostLoad before = HostLoad.read();
    long ends = plan.ticks() / plan.options().fps;
    try {
      VirtualCall<?> call = new VirtualCall<>(setup(), new Vp8Codec());
      VirtualResult result =
          call.play(second -> progress.at("running in virtual time", Math.min(second, ends), ends));
      return new Played(
          0,
          result.injections(),
          result.capture(),
          Optional.of(punctual()),
          new RunManifest.Programs(
              List.of(plan.system().name() + ", sender, in this process"),
              List.of(plan.system().name() + ", receiver, in this process"),
              plan.identity()),
          new Played.Addresses("", ""),
          outcome(result),
          Map.of(Validity.CPU_BUSY, HostLoad.read().busySince(before)));
    } catch (InterruptedException e) {
      throw new SystemFailure("running in virtual time", "interrupted");
    }
  }

  /** As in real time, a run in which nothing was shown measured nothing. */
  private static RunManifest.Outcome outcome(VirtualResult result) {
    return result.capture().pictures() > 0
        ? RunManifest.Outcome.completed()
        : new RunManifest.Outcome(
            RunManifest.OutcomeKind.BROKEN,
            LivePart.WATCHING,
            "the receiver showed no picture; is the link's --delay or --loss too large?");
  }

  private VirtualSetup setup() {
    RunOptions options = plan.options();
    LinkPlan link = plan.link();
    return new VirtualSetup(
        mode(plan.system()).orElseThrow(),
        options.seed,
        plan.systemOptions().getOrDefault(CORES, "2").equals("1") ? 1 : 2,
        options.codingTime.at(options.size.width(), options.size.height()),
        options.codingTime.handOvers(),
        prepared,
        plan.marks(),
        new Injector.Plan(0, options.fps, plan.ticks()),
        new VirtualLink(
            effect(link.video()).then(link.effectsOnVideo()),
            effect(link.feedback()),
            header("Uplink", link.video()),
            header("Downlink", link.feedback())),
        new VirtualSetup.Files(folders.spool(), folders.run().packetLog(), folders.run().system()));
  }

  /** The same effects as the emulator's: the trace with its queue, then the delay. */
  private Effect effect(ResolvedTrace trace) {
    LinkPlan link = plan.link();
    QueueDiscipline queue = QueueSyntax.parse(link.queue());
    Effect rate = TraceRate.repeating(trace.trace(), link.offsetNs(), queue);
    return link.delayNs() == 0 ? rate : rate.then(new FixedDelay(link.delayNs()));
  }

  private LogHeader header(String direction, ResolvedTrace trace) {
    QueueDiscipline queue = QueueSyntax.parse(plan.link().queue());
    return new LogHeader(
        direction,
        trace.label(),
        "testbed run --clock virtual",
        queue.name() + (queue.arguments().isEmpty() ? "" : " [" + queue.arguments() + "]"),
        0,
        0,
        List.of(
            "trace offset: " + plan.link().offsetNs() / Time.MILLISECOND + " ms",
            "delay after the link: " + plan.link().delayNs() / 1e6 + " ms"));
  }

  /** In virtual time everything happens when it is due. */
  private static EmulatorReport punctual() {
    EmulatorReport.Counts uncounted = new EmulatorReport.Counts(0, 0, 0, 0, Map.of(), 0);
    return new EmulatorReport(
        "none",
        "virtual time",
        new EmulatorReport.Lateness(0, 0, 0, 0, 0),
        "",
        true,
        "",
        uncounted,
        uncounted);
  }
}
