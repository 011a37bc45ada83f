# Browser libraries, as package-lock.json names them.
FROM node:22-bookworm-slim AS libraries
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml package.json package-lock.json ./
COPY --from=libraries /build/node_modules node_modules
COPY src src
COPY processes processes
COPY forms forms
# The marker is newer than the lock file, so Maven finds the libraries complete and needs no npm.
RUN touch node_modules/.package-lock.json \
    && mvn -B -ntp -DskipTests package \
    && java -Djarmode=tools -jar target/bmasia-crm-*.jar extract --destination app \
    && mv app/bmasia-crm-*.jar app/bmasia-crm.jar \
    # What only a start without configuration uses; production cannot fall back to what is not there.
    && rm app/lib/embedded-postgres*.jar app/lib/greenmail-*.jar

FROM eclipse-temurin:17-jre-noble
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl fontconfig fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 crm
COPY --from=build /build/app /app
USER 10001
WORKDIR /tmp
ENV SPRING_PROFILES_ACTIVE=production CRM_HEALTH_PORT=8081
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD curl -fsS "http://127.0.0.1:${CRM_HEALTH_PORT}/actuator/health/readiness" || exit 1
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/bmasia-crm.jar"]
