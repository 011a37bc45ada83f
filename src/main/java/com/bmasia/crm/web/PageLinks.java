package com.bmasia.crm.web;

import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.AntPathMatcher;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Addresses in pages. Those of our files get the version of their content; for that, Spring looks through the whole class
 * path, and does not remember what it has not found. Done for every link to a ticket it took most of a list's time.
 */
@Configuration(proxyBeanMethods = false)
class PageLinks {

    @Bean
    SmartInitializingSingleton versionsOnlyForFiles(SpringTemplateEngine engine, WebProperties settings) {
        String[] files =
                settings.getResources().getChain().getStrategy().getContent().getPaths();
        return () -> engine.setLinkBuilder(new VersionsForFiles(files));
    }

    private static class VersionsForFiles extends StandardLinkBuilder {

        private final AntPathMatcher paths = new AntPathMatcher();
        private final String[] files;

        private VersionsForFiles(String... files) {
            this.files = files;
        }

        @Override
        protected String processLink(IExpressionContext context, String link) {
            return context instanceof IWebContext page && isFile(page, link) ? super.processLink(context, link) : link;
        }

        private boolean isFile(IWebContext page, String link) {
            String root = page.getExchange().getRequest().getApplicationPath();
            String path = link.startsWith(root) ? link.substring(root.length()) : link;
            return Stream.of(files).anyMatch(pattern -> paths.match(pattern, path));
        }
    }
}
