/** What lists have in common, on pages and in the API: their order and how one page of it follows another. */
@org.springframework.modulith.NamedInterface("list")
package com.bmasia.crm.web.list;
