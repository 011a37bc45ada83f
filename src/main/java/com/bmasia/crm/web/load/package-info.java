/** How a node stays answerable when more is asked of it than it can do: shares of the connections, slow clients, health. */
@org.springframework.modulith.NamedInterface("load")
package com.bmasia.crm.web.load;
