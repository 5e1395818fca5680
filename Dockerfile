FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Scripts are off: the only one that matters brings Node 24 to machines without it, and this image is Node 24.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY .ci/build.ts ./.ci/
COPY src ./src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY sql ./sql
COPY LICENSE ./
# Belongs to the user `node`: headwater.yml is mounted here, and the embedded database grows here.
WORKDIR /home/node
VOLUME ["/home/node"]
USER node
EXPOSE 3000
HEALTHCHECK --interval=60s --timeout=15s --start-period=30s CMD ["node", "/app/dist/headwater.mjs", "check", "--offline"]
ENTRYPOINT ["node", "/app/dist/headwater.mjs"]
CMD ["--help"]
