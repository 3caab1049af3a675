package testbed.reports.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import testbed.shell.log.PacketLog;

class LinkActivityTest {
  private static PacketLog.DirectionLog log(String text) throws IOException {
    return PacketLog.parse(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), "a log")
        .first();
  }

  @Test
  void countsInBinsFromTheBaseOn() throws IOException {
    List<RateBin> bins =
        LinkActivity.of(log("# base timestamp: 1000\n1000 + 1000\n1600 - 500 600\n"), 1.5)
            .bins(0.5);
    assertEquals(3, bins.size());
  }

  @Test
  void aBaseFarFromTheEventsTakesNoMemoryForTheTimeBetween() throws IOException {
    String text = "# base timestamp: 0\n7258118399000 + 1500\n7258118400000 - 1500 1000\n";
    assertEquals(48 * 3600 * 2, LinkActivity.of(log(text), 0).bins(0.5).size());
  }
}
