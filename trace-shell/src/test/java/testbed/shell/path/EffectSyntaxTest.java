package testbed.shell.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.shell.link.DelaySource;
import testbed.shell.link.FixedDelay;
import testbed.shell.link.FurtherLink;
import testbed.shell.link.Loss;
import testbed.shell.link.LossProcess;
import testbed.shell.link.RateProfile;
import testbed.shell.link.VariableDelay;
import testbed.timebase.DataRate;
import testbed.timebase.Time;

class EffectSyntaxTest {
  private static final long MS = Time.MILLISECOND;

  @TempDir Path folder;

  @Test
  void effectsAreReadAsTheyAreWritten() throws Exception {
    assertEquals(new FixedDelay(20 * MS), EffectSyntax.parse("delay:20ms"));
    assertEquals(new Loss(new LossProcess.Independent(0.01, 1)), EffectSyntax.parse("0.01"));
    assertEquals(
        new Loss(new LossProcess.GilbertElliott(0.05, 4, 9)),
        EffectSyntax.parse("ge:mean=0.05,burst=4,seed=9"));
    assertEquals(
        new VariableDelay(new DelaySource.Uniform(5 * MS, 30 * MS, 1), VariableDelay.Order.FREE),
        EffectSyntax.parse("jitter:uniform,min=5ms,max=30ms,reorder=1"));
    assertEquals(
        new Loss(
            new LossProcess.OnOff(Time.SECOND, 200 * MS, LossProcess.OnOff.Times.EXPONENTIAL, 1)),
        EffectSyntax.parse("onoff:on=1s,off=200ms"));
  }

  @Test
  void ratesAreReadAsTheyAreWritten() throws Exception {
    assertEquals(
        new RateProfile.Constant(DataRate.parse("12mbit")), EffectSyntax.parseRate("12mbit"));
    assertEquals(
        new RateProfile.Steps(
            List.of(
                new RateProfile.Step(12_000_000, 2 * Time.SECOND),
                new RateProfile.Step(0, 500 * MS))),
        EffectSyntax.parseRate("steps:12mbit@2s/0@500ms"));
  }

  @Test
  void aRecordedDelayAndAPatternAreReadFromFiles() throws Exception {
    Path delays = Files.writeString(folder.resolve("d"), "0 20\n100 35.5\n200 20\n");
    Path pattern = Files.writeString(folder.resolve("p"), "0010\n1\n");
    assertTrue(EffectSyntax.parse("delays:" + delays) instanceof VariableDelay);
    assertTrue(EffectSyntax.parse("pattern:" + pattern) instanceof Loss);
    Files.writeString(delays, "0 20\nx\n");
    IOException e = assertThrows(IOException.class, () -> EffectSyntax.parse("delays:" + delays));
    assertTrue(e.getMessage().contains("line 2"), e.getMessage());
  }

  @Test
  void aFurtherLinkIsNotTheOneThatTheLogShows() throws Exception {
    Path trace = Files.writeString(folder.resolve("t"), "5\n");
    assertTrue(EffectSyntax.parse("trace:" + trace) instanceof FurtherLink);
    assertFalse(EffectSyntax.parse("trace:" + trace).limitsRate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "loss:2",
        "loss:",
        "loss:0.1,burst=2",
        "ge:mean=0.5",
        "ge:mean=0.9,burst=1",
        "delay:fast",
        "delay:999999999m",
        "delay:86400001ms",
        "jitter:round",
        "jitter:uniform,min=5ms,max=1ms",
        "onoff:on=1s",
        "pattern:/no",
        "trace:/no"
      })
  void whatIsNoEffectIsRefusedInOneLine(String text) {
    IOException e = assertThrows(IOException.class, () -> EffectSyntax.parse(text));
    assertTrue(!e.getMessage().isBlank() && e.getMessage().lines().count() == 1, e.getMessage());
  }
}
