package testbed.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import testbed.reports.model.RateBin;

class TimeChartsTest {
  @Test
  void throughputIsDrawnOverTheWholeOfEachBinSoThatItNeverSeemsToExceedTheCapacity() {
    List<RateBin> link = List.of(new RateBin(0, 0.5, 2, 1, 1), new RateBin(0.5, 0.5, 9, 8, 8));
    Figure figure = TimeCharts.throughput(link);
    XYDataset drawn =
        figure.drawing().apply(new HouseStyle(FigureSize.SCREEN)).getXYPlot().getDataset(1);
    List<List<Double>> points =
        IntStream.range(0, drawn.getItemCount(0))
            .mapToObj(i -> List.of(drawn.getXValue(0, i), drawn.getYValue(0, i)))
            .toList();
    assertEquals(
        List.of(List.of(0.0, 1.0), List.of(0.5, 1.0), List.of(0.5, 8.0), List.of(1.0, 8.0)),
        points);
  }
}
