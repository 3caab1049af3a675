package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import testbed.analyzer.display.CaptureEnd;
import testbed.analyzer.display.CaptureSummary;
import testbed.analyzer.display.DisplayException;
import testbed.analyzer.display.DisplayPort;
import testbed.harness.system.CameraKind;
import testbed.harness.system.RunningSystem;
import testbed.harness.system.Sealing;
import testbed.harness.system.Stage;
import testbed.harness.system.SystemFailure;
import testbed.injector.InjectionResult;
import testbed.injector.InjectionThread;
import testbed.injector.Injector;
import testbed.injector.Slip;
import testbed.injector.camera.CameraException;
import testbed.injector.camera.CameraPort;
import testbed.injector.source.SourceVideo;
import testbed.reports.model.RunManifest;
import testbed.shell.emulator.EmulatorProcess;
import testbed.shell.emulator.EmulatorReport;
import testbed.timebase.Time;

/**
 * The hot part of a run: from the first namespace to the last captured picture. Nothing is analysed
 * here.
 */
final class LivePart {
  private static final Duration CAMERA_WITHIN = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  /** From the decision to the first tick: every part has its instruction by then. */
  private static final long LEAD_NS = 50 * Time.MILLISECOND;

  /**
   * The same where the camera has more to load for its first picture: in the first run after a
   * build that takes longer.
   */
  private static final long LONG_LEAD_NS = 250 * Time.MILLISECOND;

  /** After the last tick, pictures on the way may still arrive for so long. */
  private static final long DRAIN_NS = 3 * Time.SECOND;

  private static final String ENDED_BY_USER = "the user ended the run";

  static final String WATCHING = "watching the display";

  private final RunPlan plan;
  private final SourceVideo prepared;
  private final RunFolders folders;
  private final RunProgress progress;
  private final RunClock clock = new RunClock();

  LivePart(RunPlan plan, SourceVideo prepared, RunFolders folders, RunProgress progress) {
    this.plan = plan;
    this.prepared = prepared;
    this.folders = folders;
    this.progress = progress;
  }

  /**
   * Plays the run.
   *
   * @throws SystemFailure when the instrument itself could not be set up
   */
  Played play() throws SystemFailure, IOException {
    progress.at("starting", 0, 1);
    Ports ports = new Ports(plan, folders, clock);
    try (EmulatorProcess network =
        EmulatorProcess.start(plan.link().emulator(folders.work(), folders.run().packetLog()))) {
      Ports.Display display = ports.display();
      try (DisplayPort shown = display.port()) {
        Ports.Camera camera = ports.camera();
        try (CameraPort filmed = camera.port()) {
          shown.start(folders.spool(), folders.spoolBytes(plan), clock);
          Stage stage = stage(network, camera, display);
          Files.createDirectories(stage.files());
          try (DiskQuota quota = DiskQuota.watch(stage.work(), Sealing.QUOTA_BYTES)) {
            return perform(network, shown, filmed, stage, quota);
          }
        }
      }
    } catch (DisplayException | CameraException e) {
      // What waits for a port fails when the user ends the run: that is no failure of the port.
      throw new SystemFailure(
          Broken.OPENING_PORTS, Thread.interrupted() ? ENDED_BY_USER : e.getMessage());
    } catch (InterruptedException e) {
      throw new SystemFailure(Broken.OPENING_PORTS, ENDED_BY_USER);
    }
  }

  private Stage stage(EmulatorProcess network, Ports.Camera camera, Ports.Display display) {
    return new Stage(
        network,
        camera.kind(),
        camera.path(),
        display.name(),
        plan.options().size,
        plan.options().fps,
        plan.options().seed,
        plan.systemOptions(),
        folders.run().system(),
        folders.work());
  }

  private Played perform(
      EmulatorProcess network, DisplayPort display, CameraPort camera, Stage stage, DiskQuota quota)
      throws IOException {
    Injector injector =
        new Injector(
            new Injector.Plan(0, plan.options().fps, plan.ticks()), prepared, camera, plan.marks());
    RunManifest.Outcome outcome;
    List<String> sender = List.of();
    List<String> receiver = List.of();
    Map<String, String> facts = Map.of();
    Map<String, Double> noticed = Map.of();
    InjectionResult injections = injector.result();
    try (RunningSystem system = quota.start(plan.system(), stage)) {
      sender = system.senderCommand();
      receiver = system.receiverCommand();
      Supplier<Optional<SystemFailure>> failed =
          () -> failure(network, () -> quota.failure().or(system::failure));
      openCamera(camera, injector, failed);
      system.connect();
      long origin =
          System.nanoTime() + (stage.cameraKind() == CameraKind.PIPE ? LEAD_NS : LONG_LEAD_NS);
      clock.start(origin);
      network.startLink(origin);
      try (HostWatch host = new HostWatch(network)) {
        InjectionThread playing = InjectionThread.start(injector, camera, clock);
        outcome = watch(playing, camera, display, system, failed);
        facts = facts(system, display);
        playing.close();
        injections = playing.await();
        noticed = host.noticed();
      }
      // What a program paints while it is being closed is no picture of the call.
      uninterrupted(display);
    } catch (SystemFailure e) {
      outcome = unlessInterrupted(quota.failure().orElse(e));
    } catch (IOException e) {
      outcome = unlessInterrupted(new SystemFailure(Broken.STARTING_LINK, e.getMessage()));
    } catch (InterruptedException e) {
      outcome = interrupted();
    }
    folders.sweepProgramFiles();
    CaptureSummary capture = uninterrupted(display);
    Optional<EmulatorReport> link = report(network);
    return new Played(
        clock.originNs(),
        injections,
        capture,
        link,
        new RunManifest.Programs(sender, receiver, facts),
        new Played.Addresses(network.senderAddress(), network.receiverAddress()),
        displayed(outcome, capture, lastTickNs()),
        watched(noticed, injections, stage.cameraKind()));
  }

  /** Waits for the sender to open its camera, or for the system to fail before that. */
  private static void openCamera(
      CameraPort camera, Injector injector, Supplier<Optional<SystemFailure>> failed)
      throws SystemFailure, InterruptedException {
    CameraException[] failure = new CameraException[1];
    Thread opening =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    camera.open(CAMERA_WITHIN, injector.handOver());
                  } catch (CameraException e) {
                    failure[0] = e;
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    try {
      while (!opening.join(LOOK)) {
        Optional<SystemFailure> early = failed.get();
        if (early.isPresent()) {
          throw early.get();
        }
      }
    } finally {
      opening.interrupt();
      opening.join();
    }
    if (failure[0] != null) {
      throw failed
          .get()
          .orElse(new SystemFailure("waiting for the sender", failure[0].getMessage()));
    }
  }

  private RunManifest.Outcome watch(
      InjectionThread playing,
      CameraPort camera,
      DisplayPort display,
      RunningSystem system,
      Supplier<Optional<SystemFailure>> failed) {
    long total = plan.ticks() * Time.SECOND / plan.options().fps;
    try {
      while (!playing.await(LOOK)) {
        progress.at("running", Math.max(0, clock.nowNs() / Time.SECOND), total / Time.SECOND);
        system.screenMatrix().ifPresent(display::use);
        Optional<SystemFailure> failure = failed.get();
        // After the last picture the sender may end before the injector's thread is seen to.
        if (failure.isPresent() && !(lastPictureIsDue() && playing.await(CLOSING))) {
          return broken(failure.get());
        }
        if (display.ended() && !lastPictureIsDue()) {
          // A program that ends closes its display first; else how the display ended is the
          // verdict.
          return lastWords(failed).map(LivePart::broken).orElseGet(RunManifest.Outcome::completed);
        }
      }
      Optional<String> gone = camera.failure();
      if (gone.isPresent()) {
        return broken(new SystemFailure(Broken.DEVICE, gone.get()));
      }
      if (!lastPictureIsDue()) {
        return lastWords(failed)
            .map(LivePart::broken)
            .orElseGet(
                () ->
                    broken(
                        new SystemFailure("running the sender", "the sender closed its camera")));
      }
      drain(display, total + DRAIN_NS);
      return RunManifest.Outcome.completed();
    } catch (InterruptedException e) {
      return interrupted();
    }
  }

  /** A program that ends closes its camera first: what became of it may show a moment later. */
  private static Optional<SystemFailure> lastWords(Supplier<Optional<SystemFailure>> failed)
      throws InterruptedException {
    long deadline = System.nanoTime() + CLOSING.toNanos();
    Optional<SystemFailure> failure = failed.get();
    while (failure.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK);
      failure = failed.get();
    }
    return failure;
  }

  private boolean lastPictureIsDue() {
    return clock.nowNs() >= lastTickNs();
  }

  private long lastTickNs() {
    return (plan.ticks() - 1) * Time.SECOND / plan.options().fps;
  }

  /**
   * Lets what is on the way arrive: until the last frame is shown, nothing has come for a second,
   * or the time is over.
   */
  private void drain(DisplayPort display, long endNs) throws InterruptedException {
    LastFrame last = new LastFrame(folders.spool(), plan.marks(), plan.ticks() - 1L);
    long seen = display.pictures();
    long quietSince = clock.nowNs();
    while (clock.nowNs() < endNs && !display.ended() && !last.isShown(display.pictures())) {
      Thread.sleep(LOOK);
      if (display.pictures() != seen) {
        seen = display.pictures();
        quietSince = clock.nowNs();
      } else if (clock.nowNs() - quietSince > Time.SECOND) {
        return;
      }
    }
  }

  /** A run that came to its end has shown something, and nothing that is not a picture. */
  private static RunManifest.Outcome displayed(
      RunManifest.Outcome outcome, CaptureSummary capture, long lastTickNs) {
    if (outcome.kind() != RunManifest.OutcomeKind.COMPLETED) {
      return outcome;
    }
    return switch (capture.end()) {
      case CaptureEnd.Malformed(String why) ->
          broken(new SystemFailure(WATCHING, "the receiver wrote what is not a picture: " + why));
      case CaptureEnd.StorageFailed(String why) -> broken(new SystemFailure(Broken.KEEPING, why));
      case CaptureEnd.DeviceFailed(String why) -> broken(new SystemFailure(Broken.DEVICE, why));
      case CaptureEnd.WriterClosed(long atNs, long _) when atNs < lastTickNs ->
          broken(
              new SystemFailure(
                  WATCHING,
                  String.format(
                      Locale.ROOT,
                      "the receiver closed its display %.1f s before the end of the call; its output"
                          + " is in system/receiver.log",
                      (lastTickNs - atNs) / 1e9)));
      case CaptureEnd.Stopped _, CaptureEnd.NeverOpened _, CaptureEnd.WriterClosed _ ->
          capture.pictures() > 0
              ? outcome
              : broken(
                  new SystemFailure(
                      WATCHING,
                      "the receiver showed no picture; its output is in system/receiver.log"));
    };
  }

  /** What belongs to the results about the programs and about the devices. */
  private Map<String, String> facts(RunningSystem system, DisplayPort display) {
    Map<String, String> facts = new HashMap<>(plan.identity());
    facts.putAll(system.facts());
    display.about().ifPresent(about -> facts.put("display", about));
    return facts;
  }

  private static CaptureSummary uninterrupted(DisplayPort display) {
    boolean interrupted = Thread.interrupted();
    while (true) {
      try {
        CaptureSummary capture = display.stop();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return capture;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  private static Optional<EmulatorReport> report(EmulatorProcess network) {
    boolean interrupted = Thread.interrupted();
    try {
      return Optional.of(network.finish());
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Map<String, Double> watched(
      Map<String, Double> noticed, InjectionResult injections, CameraKind camera) {
    Map<String, Double> watch = new HashMap<>(noticed);
    watch.put(Validity.SLIP_P99_MS, injections.slip().p99() / 1e3);
    watch.put(Validity.SLIP_MAX_MS, injections.slip().max() / 1e3);
    if (camera != CameraKind.PIPE) {
      // What a page or a window of this project loses, the instrument has lost.
      boolean ours = camera == CameraKind.PAGE || camera == CameraKind.WINDOW;
      Slip late = ours ? injections.handOverOfAll() : injections.handOver();
      watch.put(Validity.HANDOVER_P50_MS, late.p50() / 1e3);
      watch.put(Validity.HANDOVER_P99_MS, late.p99() / 1e3);
      watch.put(Validity.HANDOVER_MAX_MS, late.max() / 1e3);
      watch.put(
          Validity.HANDOVER_LIMIT_MS,
          ours ? Limits.INDIRECT_HANDOVER_P99_MS : Limits.HANDOVER_P99_MS);
    }
    return watch;
  }

  /**
   * What has failed, if anything. When the emulator dies its programs die with it: that is asked
   * last, and no failure of theirs.
   */
  private static Optional<SystemFailure> failure(
      EmulatorProcess network, Supplier<Optional<SystemFailure>> programs) {
    Optional<SystemFailure> failure = programs.get();
    return network.isAlive()
        ? failure
        : Optional.of(new SystemFailure(Broken.RUNNING_LINK, "the emulator's process ended"));
  }

  /** What waits for another process fails when the user ends the run: that is nobody's failure. */
  private static RunManifest.Outcome unlessInterrupted(SystemFailure failure) {
    return Thread.currentThread().isInterrupted() ? interrupted() : broken(failure);
  }

  static RunManifest.Outcome broken(SystemFailure failure) {
    return new RunManifest.Outcome(
        RunManifest.OutcomeKind.BROKEN, failure.stage(), failure.getMessage());
  }

  private static RunManifest.Outcome interrupted() {
    return new RunManifest.Outcome(RunManifest.OutcomeKind.INTERRUPTED, "running", ENDED_BY_USER);
  }
}
