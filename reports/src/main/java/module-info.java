/** Results, charts, reports. */
module testbed.reports {
  requires transitive testbed.analyzer;
  requires transitive testbed.shell;
  requires org.jfree.jfreechart;
  requires org.apache.xmlgraphics.batik.svggen;
  requires org.apache.xmlgraphics.batik.dom;
  requires java.desktop;
  requires tools.jackson.databind;
  requires com.fasterxml.jackson.annotation;
  requires java.sql;
  requires org.apache.commons.statistics.inference;

  exports testbed.reports.model;

  opens testbed.reports.model to
      tools.jackson.databind;
}
