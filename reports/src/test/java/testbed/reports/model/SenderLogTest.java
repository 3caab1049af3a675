package testbed.reports.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.reports.chart.Figure;
import testbed.reports.chart.FigureFiles;
import testbed.reports.chart.SenderCharts;

class SenderLogTest {
  private static final String STARTED = "{\"event\":\"started\",\"origin_ns\":1500000000}\n";
  private static final String SENT =
      """
      {"event":"sent","at_ns":2500000000,"picture":7,"frame":6,"why":"smaller","quantizer":49,\
      "quantizers":[9, 49],"bytes":[2517, 342],"limit_bytes":1400,"packets_in_flight":16,\
      "frames_in_flight":3,"encode_us":2400}
      """;
  private static final String SKIPPED =
      """
      {"event":"skipped","at_ns":2533333333,"picture":8,"frame":0,"why":"nothing","quantizer":0,\
      "quantizers":[0, 40],"bytes":[900, 300],"limit_bytes":0,"encode_us":2400}
      """;
  private static final String UNBOUNDED =
      """
      {"event":"sent","at_ns":0,"picture":0,"frame":1,"quantizer":87,"quantizers":[47, 87],\
      "bytes":[1681, 810],"limit_bytes":null,"encode_us":2400}
      """;

  @TempDir private Path folder;

  private List<SenderPicture> read(String text) throws IOException {
    RunDirectory run = RunDirectory.create(folder.resolve("run"));
    Files.writeString(run.system().resolve("sender.jsonl"), text);
    return SenderLog.read(run, 1_000_000_000L);
  }

  @Test
  void whatWasSentIsTheEncodingOfTheChosenQuantizer() throws IOException {
    SenderPicture sent = read(STARTED + SENT).getFirst();
    assertEquals(new SenderPicture(3, 7, 49, 342, 1400, 342, 16, 3, 2.4), sent);
    assertTrue(sent.sent());
  }

  @Test
  void ofAPictureLeftOutNothingWasSentWhateverWasTried() throws IOException {
    SenderPicture left = read(SKIPPED).getFirst();
    assertFalse(left.sent());
    assertEquals(Double.NaN, left.quantizer());
    assertEquals(0, left.targetBytes());
    assertEquals(300, left.smallestBytes());
  }

  @Test
  void inVirtualTimeTheSendersZeroIsTheRuns() throws IOException {
    SenderPicture first = read(UNBOUNDED).getFirst();
    assertEquals(0, first.atS());
    assertEquals(Double.NaN, first.targetBytes());
  }

  @Test
  void whatAProgramLeftInItsOwnFolderIsFound() throws IOException {
    RunDirectory run = RunDirectory.create(folder.resolve("real"));
    Path own = Files.createDirectories(run.system().resolve("files"));
    Files.writeString(own.resolve("sender.jsonl"), STARTED + SENT);
    assertEquals(3, SenderLog.read(run, 1_000_000_000L).getFirst().atS());
  }

  @Test
  void aSystemThatIsNotSalsifyHasNone() throws IOException {
    assertTrue(SenderLog.read(RunDirectory.create(folder.resolve("other")), 0).isEmpty());
  }

  @Test
  void aLastLineCutShortIsLeftOutAndABrokenOneIsNamed() throws IOException {
    assertEquals(1, read(SENT + "{\"event\":\"se").size());
    IOException e = assertThrows(IOException.class, () -> read("{\"event\":\"se\n" + SENT));
    assertTrue(e.getMessage().contains("sender.jsonl:1"), e.getMessage());
    IOException word =
        assertThrows(IOException.class, () -> read("{\"picture\":1,\"at_ns\":\"soon\"}\n"));
    assertTrue(word.getMessage().contains("sender.jsonl:1"), word.getMessage());
  }

  @Test
  void theChartsSayHowManyPicturesWereLeftOutAndHoldEveryOne() throws Exception {
    List<SenderPicture> pictures = read(UNBOUNDED + SENT + SKIPPED);
    Figure quantizer = SenderCharts.quantizer(pictures);
    assertTrue(quantizer.caption().contains("Nothing was sent of 1 of 3"), quantizer.caption());

    List<Figure> figures = new ArrayList<>(List.of(quantizer));
    figures.add(SenderCharts.size(pictures));
    figures.add(SenderCharts.codingTime(pictures));
    for (Figure figure : figures) {
      FigureFiles.write(figure, folder, List.of());
      String csv = Files.readString(folder.resolve(figure.name() + ".csv"));
      assertEquals(3, csv.lines().filter(l -> l.matches("\\d.*")).count(), csv);
    }
    String red = "rgb(179,38,30)";
    assertTrue(svg("salsify-quantizer").contains(red), "the skipped picture is marked");
    assertFalse(svg("salsify-size").contains(red));
  }

  private String svg(String name) throws Exception {
    return Files.readString(folder.resolve(name + ".svg"));
  }
}
