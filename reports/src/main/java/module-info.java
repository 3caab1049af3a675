/** Results, charts, reports. */
module testbed.reports {
  requires transitive testbed.analyzer;
  requires transitive testbed.shell;
  requires transitive org.jfree.jfreechart;
  requires org.apache.xmlgraphics.batik.svggen;
  requires org.apache.xmlgraphics.batik.dom;
  requires transitive java.desktop;
  requires java.xml;
  requires org.apache.pdfbox;
  requires de.rototor.pdfbox.graphics2d;
  requires tools.jackson.databind;
  requires duckdb.jdbc;
  requires com.fasterxml.jackson.annotation;
  requires transitive java.sql;
  requires org.apache.commons.statistics.inference;

  exports testbed.reports.chart;
  exports testbed.reports.clip;
  exports testbed.reports.gate;
  exports testbed.reports.html;
  exports testbed.reports.model;
  exports testbed.reports.paper;
  exports testbed.reports.query;

  opens testbed.reports.gate to
      tools.jackson.databind;
  opens testbed.reports.model to
      tools.jackson.databind;
}
