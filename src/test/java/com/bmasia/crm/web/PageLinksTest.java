package com.bmasia.crm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

@ModuleTest
class PageLinksTest {

    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/[^\"?]+\\.(?:js|css|svg))\"");
    private static final Pattern VERSION = Pattern.compile(".*-[0-9a-f]{32}\\.\\w+");

    @Autowired
    MockMvc mvc;

    @Autowired
    ResourceUrlProvider addresses;

    @Autowired
    As as;

    /** Without its version a browser would keep an old file for a week. */
    @ParameterizedTest
    @ValueSource(strings = {"/tickets", "/tickets/board", "/tasks"})
    void nameTheVersionOfEveryFile(String address) throws Exception {
        List<String> files = FILE.matcher(page(address))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(files).hasSizeGreaterThan(10).allMatch(VERSION.asMatchPredicate());
        for (String file : files) {
            mvc.perform(get(file).with(as.page("support"))).andExpect(status().isOk());
        }
    }

    @Test
    void knowEveryFileOfOurs() throws IOException {
        Path folder = Path.of("src/main/resources/static");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(file -> "/" + folder.relativize(file)))
                    .isNotEmpty()
                    .allSatisfy(
                            file -> assertThat(addresses.getForLookupPath(file)).matches(VERSION));
        }
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(address).with(as.page("support")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
