/** The testbed command. */
module testbed.harness {
  requires testbed.files;
  requires testbed.timebase;
  requires testbed.video;
  requires testbed.traces;
  requires testbed.shell;
  requires testbed.injector;
  requires testbed.analyzer;
  requires testbed.vp8;
  requires testbed.salsify;
  requires testbed.reports;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires org.yaml.snakeyaml;
  requires tools.jackson.databind;

  opens testbed.harness to
      info.picocli;
  opens testbed.harness.answers to
      info.picocli;
  opens testbed.harness.doctor to
      info.picocli,
      tools.jackson.databind;
  opens testbed.harness.link to
      info.picocli,
      tools.jackson.databind;
  opens testbed.harness.metrics to
      info.picocli,
      tools.jackson.databind;
  opens testbed.harness.run to
      info.picocli;
  opens testbed.harness.shell to
      info.picocli;
  opens testbed.harness.salsify to
      info.picocli;
  opens testbed.harness.systems to
      info.picocli;
  opens testbed.harness.videos to
      info.picocli,
      tools.jackson.databind;
  opens testbed.harness.vp8 to
      info.picocli;
  opens testbed.harness.traces to
      info.picocli,
      tools.jackson.databind;
}
