package com.bmasia.crm.engine;

import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * How the engine is set up where Camunda's defaults do not suit us, with the reason at each setting. What one may want to
 * change per machine (threads, poll times, history level) is in {@code application.yml} under {@code camunda.bpm}.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // After the starter's own settings, so that these have the last word.
class EngineConfiguration extends AbstractProcessEnginePlugin {

    /** Growing delays: an outage of some hours heals by itself, then an incident waits for a person. */
    static final String RETRIES = "PT1M,PT5M,PT30M,PT2H,PT12H";

    private final PublishedDelegates delegates;
    private final CheckDeployedModels check;

    EngineConfiguration(PublishedDelegates delegates, CheckDeployedModels check) {
        this.delegates = delegates;
        this.check = check;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        runJobsInOrder(engine);
        keepHistoryForALimitedTime(engine);
        restrictWhatModelsMayDo(engine);
        leaveOutWhatIsNotUsed(engine);
        decideQuickly(engine);
    }

    private void decideQuickly(ProcessEngineConfigurationImpl engine) {
        DefaultDmnEngineConfiguration decisions =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(() -> new QuickFeel(new ScalaFeelEngine(List.of())));
        engine.setDmnEngineConfiguration(decisions);
    }

    private void runJobsInOrder(ProcessEngineConfigurationImpl engine) {
        // Camunda's default is three tries without any delay.
        engine.setFailedJobRetryTimeCycle(RETRIES);
        // Oldest first; without an order a busy engine can starve a job. Jobs without due date would sort last for ever
        // and defeat the index, so every job gets one. Safe because the schema began empty with this setting.
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnsureJobDueDateNotNull(true);
        // A command that makes many rows (start of many instances) sends them together: three times faster, measured.
        engine.setJdbcBatchProcessing(true);
        engine.setDatabaseType(EngineMappings.DATABASE);
        engine.setSqlSessionFactory(EngineMappings.on(engine.getDataSource()));
        // The stack of a failing job is written once, with its incident, not at each of the retries.
        engine.setEnableReducedJobExceptionLogging(true);
        // Whoever called hears of the exception; a refusal is no error of the engine. Failed jobs are logged as such.
        engine.setEnableCmdExceptionLogging(false);
        // A business error that no event catches would end its path silently; like this it is an incident.
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setBusinessCalendarManager(timersWithZone());
    }

    /** A date-time without an offset would be read in the zone of the machine; it is an error instead. */
    private static MapBusinessCalendarManager timersWithZone() {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new DurationBusinessCalendar());
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateWithZone());
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new CycleBusinessCalendar());
        return calendars;
    }

    private void keepHistoryForALimitedTime(ProcessEngineConfigurationImpl engine) {
        HistoryThatIsRead level = new HistoryThatIsRead();
        engine.setCustomHistoryLevels(List.of(level));
        engine.setHistoryLevel(level);
        // A model without its own time to live is refused; this is the last net, and the value for jobs of the engine.
        engine.setEnforceHistoryTimeToLive(true);
        engine.setHistoryTimeToLive("P365D");
        // Counted from the end of the root instance, written when it ends: clean-up is then a delete by one index.
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_END);
        engine.setHistoryCleanupStrategy("removalTimeBased");
        // Without a window Camunda never cleans up. At night in Bangkok; the offset keeps it there on any machine.
        engine.setHistoryCleanupBatchWindowStartTime("01:00+0700");
        engine.setHistoryCleanupBatchWindowEndTime("04:00+0700");
        engine.setHistoryCleanupDegreeOfParallelism(1);
        engine.setHistoryCleanupJobLogTimeToLive("P30D");
    }

    private void restrictWhatModelsMayDo(ProcessEngineConfigurationImpl engine) {
        // Inside the transaction of every deployment, whatever way it comes.
        engine.setCustomPreDeployers(List.of(check));
        engine.setBeans(delegates);
        // Class names are refused by the check; a model that got in another way still makes no object.
        engine.setArtifactFactory(new NoClassesFromModels());
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableXxeProcessing(false);
        // Scripts are refused by the check; no engine is fetched or compiled, and none would get at Java classes.
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableScriptCompilation(false);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableScriptEngineNashornCompatibility(false);
        engine.setConfigureScriptEngineHostAccess(false);
        // Variables are plain values; Java serialisation is the classic way to run foreign code.
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
    }

    private void leaveOutWhatIsNotUsed(ProcessEngineConfigurationImpl engine) {
        // We decide ourselves who may see and do what: the engine's own rights make task lists slow (194 ms of 5,000).
        engine.setAuthorizationEnabled(false);
        engine.setTenantCheckEnabled(false);
        // Each of these adds joins to every task query.
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        // Camunda's own meters write rows every few minutes; ours are Micrometer gauges.
        engine.setMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setTaskMetricsEnabled(false);
        engine.setHistoryCleanupMetricsEnabled(false);
    }
}
