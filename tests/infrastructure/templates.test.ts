import { describe, expect, it } from "vitest";
import { deployment } from "../support/infrastructure/deployment.ts";

/** CloudFormation's own limits of one template. */
const RESOURCES_MAX = 500;
const TEMPLATE_BYTES_MAX = 1_000_000;

const { stacks, template } = deployment();
const templates = Object.entries(stacks).map(([name, stack]) => ({ name, json: template(stack).toJSON() }));

interface Named {
  readonly DependsOn?: string | readonly string[];
}

// Everything that a resource waits for: Ref, Fn::GetAtt, names inside Fn::Sub, and DependsOn.
const waitsFor = (resource: Named): ReadonlySet<string> => {
  const text = JSON.stringify(resource);
  const names = [/"Ref":"(\w+)"/g, /"Fn::GetAtt":\["(\w+)"/g].flatMap((each) =>
    [...text.matchAll(each)].map(([, id]) => id),
  );
  return new Set([...names, ...[resource.DependsOn ?? []].flat()].filter((id) => id !== undefined));
};

const circleFrom = (
  id: string,
  graph: ReadonlyMap<string, ReadonlySet<string>>,
  path: readonly string[] = [],
): string[] => {
  if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
  for (const next of graph.get(id) ?? []) {
    const circle = circleFrom(next, graph, [...path, id]);
    if (circle.length > 0) return circle;
  }
  return [];
};

describe.each(templates)("the template of $name", ({ json }) => {
  const resources: Record<string, Named> = json.Resources;

  it("can be deployed in some order", () => {
    const graph = new Map(Object.entries(resources).map(([id, resource]) => [id, waitsFor(resource)]));
    expect(
      Object.keys(resources)
        .map((id) => circleFrom(id, graph))
        .filter((circle) => circle.length > 0),
    ).toEqual([]);
  });

  it("keeps CloudFormation's limits", () => {
    expect(Object.keys(resources).length).toBeLessThan(RESOURCES_MAX);
    expect(JSON.stringify(json).length).toBeLessThan(TEMPLATE_BYTES_MAX);
  });
});
