/** Templates with variables: one catalogue for rendering, guide and validation. */
package com.bmasia.crm.mail.templates;
