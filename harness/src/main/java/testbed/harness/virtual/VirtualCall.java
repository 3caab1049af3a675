package testbed.harness.virtual;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;
import testbed.analyzer.display.CaptureEnd;
import testbed.analyzer.display.CaptureSummary;
import testbed.analyzer.display.SpoolRecorder;
import testbed.injector.Injector;
import testbed.salsify.PacketSink;
import testbed.salsify.codec.DeclaredStage;
import testbed.salsify.codec.Encodings;
import testbed.salsify.codec.FunctionalCodec;
import testbed.salsify.live.StatisticsFile;
import testbed.salsify.receiver.ReceiverAgent;
import testbed.salsify.receiver.ReceiverOutput;
import testbed.salsify.receiver.ReceiverSetup;
import testbed.salsify.sender.SenderAgent;
import testbed.salsify.sender.SenderSetup;
import testbed.shell.log.PacketLogWriter;
import testbed.timebase.Agent;
import testbed.timebase.Clock;
import testbed.timebase.Time;
import testbed.timebase.VirtualTimeRunner;
import testbed.video.Raster;

/**
 * Plays a call in virtual time, as fast as the codec allows.
 *
 * @param <S> the codec's state
 */
public final class VirtualCall<S> {
  /** After the last tick of the camera, pictures on the way may still arrive for so long. */
  private static final long DRAIN_NS = 3 * Time.SECOND;

  private static final int WORKERS = 2;

  private final VirtualSetup setup;
  private final FunctionalCodec<S> codec;

  /** A call that has not been played. */
  public VirtualCall(VirtualSetup setup, FunctionalCodec<S> codec) {
    this.setup = setup;
    this.codec = codec;
  }

  /**
   * Plays the call and writes its files.
   *
   * @param progress told each second of virtual time that is over
   * @throws InterruptedException when the thread was interrupted; the files are then incomplete
   */
  public VirtualResult play(LongConsumer progress) throws IOException, InterruptedException {
    Path system = setup.files().system();
    Files.createDirectories(system);
    try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        OutputStream log =
            new BufferedOutputStream(
                new GZIPOutputStream(Files.newOutputStream(setup.files().packetLog())));
        SpoolRecorder spool = SpoolRecorder.create(setup.files().spool());
        StatisticsFile sending = StatisticsFile.create(system.resolve("sender.jsonl").toString());
        StatisticsFile receiving =
            StatisticsFile.create(system.resolve("receiver.jsonl").toString())) {
      PacketLogWriter videoLog = PacketLogWriter.of(log);
      PacketLogWriter answerLog = PacketLogWriter.ofSecond(log);
      videoLog.header(setup.link().videoHeader(), "packets.log");
      answerLog.header(setup.link().answerHeader(), "packets.log");
      VirtualWay forth = new VirtualWay(setup.link().toReceiver(), videoLog);
      VirtualWay back = new VirtualWay(setup.link().toSender(), answerLog);
      HandOvers.Way video = setup.handOvers().toReceiver();
      HandOvers.Way answers = setup.handOvers().toSender();
      LateWay<byte[]> sent = new LateWay<>(video.intoLinkNs(), forth::send);
      LateWay<byte[]> answered = new LateWay<>(answers.intoLinkNs(), back::send);
      SenderAgent<S> sender = sender(workers, sent::send, sending);
      ReceiverAgent<S> receiver = receiver(workers, answered::send, receiving, spool);
      LateWay<byte[]> received = new LateWay<>(video.outOfLinkNs(), receiver::receive);
      LateWay<byte[]> heard = new LateWay<>(answers.outOfLinkNs(), sender::receive);
      forth.connect(received::send);
      back.connect(heard::send);
      Injector injector =
          run(sender, List.of(sent, forth, received, answered, back, heard, receiver), progress);
      return new VirtualResult(
          injector.result(),
          new CaptureSummary(new CaptureEnd.Stopped(), spool.pictures(), 0, 0, 0));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Injector run(SenderAgent<S> sender, List<Agent> others, LongConsumer progress)
      throws InterruptedException {
    Injector.Plan plan = setup.plan();
    long endNs = plan.dueNs(plan.ticks()) + DRAIN_NS;
    Now now = new Now(endNs);
    LateWay<Raster> filmed = new LateWay<>(setup.handOvers().camera().offeredNs(), sender::offer);
    VirtualCamera camera = new VirtualCamera(setup, now, filmed::send);
    Injector injector = new Injector(plan, setup.source(), camera, setup.marks());
    camera.open(Duration.ZERO, injector.handOver());
    List<Agent> agents = new ArrayList<>(List.of(now, injector, filmed));
    agents.addAll(others);
    agents.add(sender);
    VirtualTimeRunner runner = new VirtualTimeRunner(agents);
    for (long second = 1; runner.nowNs() < endNs; second++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      runner.runUntil(Math.min(endNs, second * Time.SECOND));
      progress.accept(second);
    }
    return injector;
  }

  private SenderAgent<S> sender(ExecutorService workers, PacketSink way, StatisticsFile log) {
    return new SenderAgent<>(
        new SenderSetup(Long.hashCode(setup.seed()), setup.mode().newPolicy(), setup.codingTime()),
        setup.cores() > 1 ? Encodings.inParallel(codec, workers) : Encodings.inTurn(codec),
        new DeclaredStage<>(workers),
        way,
        report -> log.line(report.toJson()));
  }

  private ReceiverAgent<S> receiver(
      ExecutorService workers, PacketSink way, StatisticsFile log, SpoolRecorder spool) {
    return new ReceiverAgent<>(
        new ReceiverSetup(Long.hashCode(~setup.seed()), setup.codingTime()),
        codec,
        new DeclaredStage<>(workers),
        way,
        new ReceiverOutput(
            new VirtualScreen(setup.handOvers().screenNs(), spool),
            report -> log.line(report.toJson())));
  }

  /** Knows the time, and that the run has an end. Told of each instant before everybody else. */
  private static final class Now implements Agent, Clock {
    private final long endNs;
    private long nowNs;

    Now(long endNs) {
      this.endNs = endNs;
    }

    @Override
    public void advanceTo(long nowNs) {
      this.nowNs = nowNs;
    }

    @Override
    public long nextEventNs() {
      return nowNs < endNs ? endNs : Time.NEVER;
    }

    @Override
    public long nowNs() {
      return nowNs;
    }
  }
}
