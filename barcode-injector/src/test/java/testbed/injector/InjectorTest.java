package testbed.injector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import testbed.injector.Injection.Outcome;
import testbed.injector.camera.CameraPort;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkReading;
import testbed.injector.mark.MarkReading.FrameSeen;
import testbed.injector.mark.Marks;
import testbed.timebase.Time;

class InjectorTest {
  private static final int W = 128;
  private static final int H = 128;
  private static final Injector.Plan PLAN = new Injector.Plan(0, 30, 90);

  private final PlainSource source = new PlainSource(W, H, 5);
  private final MarkLayout layout = MarkLayout.standard(W, H);

  @Test
  void ticksAreDueAtWholeFractionsOfTheSecondForever() {
    assertEquals(33_333_333, PLAN.dueNs(1));
    assertEquals(Time.SECOND, PLAN.dueNs(30));
    assertEquals(86_400 * Time.SECOND, PLAN.dueNs(30L * 86_400));
  }

  @Test
  void everyPictureIsOfferedAtItsTickWithItsId() {
    List<MarkReading> seen = new ArrayList<>();
    List<Integer> greys = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    TestCamera camera =
        new TestCamera() {
          @Override
          public boolean offer(byte[] planar, long frameId) {
            seen.add(Marks.read(planar, W, H));
            greys.add(planar[W * H / 2] & 0xff);
            times.add(nowNs);
            return super.offer(planar, frameId);
          }
        };
    InjectionResult result = play(camera, PLAN);
    assertEquals(90, seen.size());
    assertInstanceOf(InjectionEnd.Finished.class, result.end());
    for (int i = 0; i < 90; i++) {
      assertEquals(new FrameSeen(i), seen.get(i));
      assertEquals(PLAN.dueNs(i), times.get(i));
      assertEquals(
          new Injection(i, PLAN.dueNs(i), PLAN.dueNs(i), Outcome.TAKEN),
          result.injections().get(i));
    }
    assertEquals(List.of(16, 17, 18, 19, 20, 19, 18, 17, 16, 17), greys.subList(0, 10));
    assertEquals(new Slip(0, 0, 0, 0), result.slip());
  }

  @Test
  void everyPictureIsPreparedBeforeItIsOffered() {
    List<String> told = new ArrayList<>();
    TestCamera camera =
        new TestCamera() {
          @Override
          public void prepare(byte[] planar, long frameId) {
            assertEquals(new FrameSeen(frameId), Marks.read(planar, W, H));
            told.add("prepare " + frameId);
          }

          @Override
          public boolean offer(byte[] planar, long frameId) {
            told.add("offer " + frameId);
            return super.offer(planar, frameId);
          }
        };
    Injector injector = new Injector(new Injector.Plan(0, 30, 3), source, camera, layout);
    camera.handOver = injector.handOver();
    injector.advanceTo(-Time.MILLISECOND);
    assertEquals(List.of("prepare 0"), told);
    injector.advanceTo(Time.SECOND);
    assertEquals(
        List.of("prepare 0", "offer 0", "prepare 1", "offer 1", "prepare 2", "offer 2"), told);
  }

  @Test
  void aSlowReaderLosesPicturesAndNeverDelaysTheClock() {
    List<Long> times = new ArrayList<>();
    TestCamera camera =
        new TestCamera() {
          @Override
          public boolean offer(byte[] planar, long frameId) {
            times.add(nowNs);
            return frameId % 3 == 0 && super.offer(planar, frameId);
          }
        };
    InjectionResult result = play(camera, PLAN);
    assertEquals(60, result.lost());
    assertEquals(PLAN.dueNs(89), times.get(89));
    assertEquals(new Injection(4, PLAN.dueNs(4), Time.NEVER, Outcome.LOST), at(result, 4));
    assertEquals(new Injection(6, PLAN.dueNs(6), PLAN.dueNs(6), Outcome.TAKEN), at(result, 6));
  }

  @Test
  void aLostPictureIsAsLateAsTheNextOneThatWasTaken() {
    TestCamera camera =
        new TestCamera() {
          @Override
          public boolean offer(byte[] planar, long frameId) {
            return (frameId < 10 || frameId >= 13) && super.offer(planar, frameId);
          }
        };
    InjectionResult result = play(camera, PLAN);

    assertEquals(3, result.lost());
    assertEquals(0, result.handOver().max());
    assertEquals(100_000, result.handOverOfAll().max(), 1);
    assertEquals(
        100_000, result.handOverOfAll().p99(), 1, "3 of 90 are more than one in a hundred");
    assertEquals(0, result.handOverOfAll().p95());
  }

  @Test
  void aReaderThatLeavesEndsTheInjection() {
    TestCamera camera =
        new TestCamera() {
          @Override
          public boolean isOpen() {
            return nowNs < Time.SECOND;
          }
        };
    InjectionResult result = play(camera, PLAN);
    assertEquals(new InjectionEnd.ReaderClosed(30), result.end());
    assertEquals(30, result.injections().size());
  }

  @Test
  void ticksThatWereOversleptArePlayedAndTheirSlipIsTold() {
    TestCamera camera = new TestCamera();
    Injector injector = new Injector(PLAN, source, camera, layout);
    camera.handOver = injector.handOver();
    injector.advanceTo(0);
    injector.advanceTo(100 * Time.MILLISECOND);
    InjectionResult result = injector.result();
    assertEquals(4, result.injections().size());
    assertEquals(new InjectionEnd.Stopped(4), result.end());
    assertEquals(100_000 - 33_333.333, result.slip().max(), 0.01);
  }

  @Test
  void moreTicksThanMarksCanNumberAreRefused() {
    Injector.Plan tooMany = new Injector.Plan(0, 30, (1 << 24) + 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Injector(tooMany, source, new TestCamera(), layout));
  }

  private InjectionResult play(TestCamera camera, Injector.Plan plan) {
    Injector injector = new Injector(plan, source, camera, layout);
    camera.handOver = injector.handOver();
    while (!injector.ended()) {
      camera.nowNs = injector.nextEventNs();
      injector.advanceTo(camera.nowNs);
    }
    return injector.result();
  }

  private static Injection at(InjectionResult result, int index) {
    return result.injections().get(index);
  }

  /** Takes everything at once. */
  private static class TestCamera implements CameraPort {
    long nowNs;
    HandOver handOver;

    @Override
    public void open(Duration timeout, HandOver told) {
      handOver = told;
    }

    @Override
    public boolean offer(byte[] planar, long frameId) {
      handOver.handedOver(frameId, nowNs);
      return true;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
