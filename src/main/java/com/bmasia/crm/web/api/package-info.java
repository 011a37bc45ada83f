/** What every JSON controller under {@code /api/v1} shares: lists with filters and paging, errors, PATCH fields. */
@org.springframework.modulith.NamedInterface("api")
package com.bmasia.crm.web.api;
