/** What every page with a form shares: what was typed is saved, or shown again with what is wrong or saved meanwhile. */
@org.springframework.modulith.NamedInterface("form")
package com.bmasia.crm.web.form;
