package com.bmasia.crm.engine;

import com.bmasia.crm.shared.Sql;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the models that come with the program, each as a deployment of its own, when the application starts: after all
 * beans exist, before any event, request or job. An unchanged file is left alone. A changed one becomes the new version,
 * unless the newest version of its key came from a manager: that one stays active, and the shipped one is noted as
 * available. (Camunda's own auto-deployment would put the whole set over what managers deployed.)
 */
@Component
public class ShippedModels implements SmartInitializingSingleton {

    /** The source of deployments made here; whatever carries another source came from a person. */
    public static final String SOURCE = "shipped";

    private static final Logger log = LoggerFactory.getLogger(ShippedModels.class);
    private static final List<String> FOLDERS = List.of("forms", "processes");
    private static final int LOCK = 0x424d4131;

    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ShippedModels(RepositoryService repository, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        seed(onClassPath());
    }

    /** In one transaction under a lock, so that two nodes that start together deploy once. */
    void seed(List<ShippedModel> models) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            models.forEach(this::seed);
        });
    }

    private void seed(ShippedModel model) {
        String sha256 = model.sha256();
        if (isKnown(model.resource(), sha256)) {
            return;
        }
        if (isChangedByManager(model)) {
            log.info("{} has a new shipped version; the one deployed by a manager stays active", model.resource());
            remember(model.resource(), sha256, null);
        } else {
            log.info("Deploying {}", model.resource());
            remember(model.resource(), sha256, deploy(model));
        }
    }

    private boolean isKnown(String resource, String sha256) {
        return jdbc.sql("select exists (select from shipped_model where resource = ? and sha256 = ?)")
                .params(resource, sha256)
                .query(Boolean.class)
                .single();
    }

    private boolean isChangedByManager(ShippedModel model) {
        try {
            return model.keys().stream().anyMatch(key -> isNewestFromManager(model.kind(), key));
        } catch (ModelUnreadable unreadable) {
            throw new IllegalStateException(model.resource(), unreadable);
        }
    }

    private boolean isNewestFromManager(ModelKind kind, String key) {
        return jdbc.sql("""
                        select deployment.source_ is distinct from ?
                        from %s definition
                        join act_re_deployment deployment on deployment.id_ = definition.deployment_id_
                        where definition.key_ = ?
                        order by definition.version_ desc
                        limit 1
                        """.formatted(kind.table()))
                .params(SOURCE, key)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private String deploy(ShippedModel model) {
        return repository
                .createDeployment()
                .name(model.resource())
                .source(SOURCE)
                .addInputStream(model.resource(), new ByteArrayInputStream(model.content()))
                .deploy()
                .getId();
    }

    private void remember(String resource, String sha256, String deploymentId) {
        jdbc.sql("""
                        insert into shipped_model (resource, sha256, state, deployment_id, noticed_at) values (?, ?, ?, ?, ?)
                        on conflict (resource) do update
                        set sha256 = excluded.sha256, state = excluded.state, deployment_id = excluded.deployment_id,
                            noticed_at = excluded.noticed_at
                        """)
                .params(
                        resource,
                        sha256,
                        deploymentId == null ? "AVAILABLE" : "ACTIVE",
                        deploymentId,
                        Sql.at(clock.instant()))
                .update();
    }

    /** Every model in the program: forms, then decision tables, then the processes that refer to them. */
    static List<ShippedModel> onClassPath() {
        List<ShippedModel> models = new ArrayList<>();
        try {
            for (String folder : FOLDERS) {
                for (ModelKind kind : ModelKind.values()) {
                    String pattern = "classpath*:" + folder + "/**/*" + kind.ending();
                    for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                        models.add(ShippedModel.read(folder, file));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        models.sort(Comparator.comparing(ShippedModel::kind).thenComparing(ShippedModel::resource));
        return models;
    }
}
