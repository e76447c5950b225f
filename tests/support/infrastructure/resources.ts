import type { Template } from "aws-cdk-lib/assertions";

/** A resource of a template, as far as the tests look at it. */
export interface Resource {
  readonly id: string;
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** All resources of a type, with their logical ids. */
export const resourcesOf = (template: Template, type: string): readonly Resource[] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => ({ id, ...resource }) as Resource);

/** The logical id behind `Fn::GetAtt` or `Ref`, or the name of an export of another stack; else the text itself. */
export const nameIn = (value: unknown): string => {
  if (typeof value === "string") return value;
  const {
    Ref,
    "Fn::GetAtt": attribute,
    "Fn::ImportValue": imported,
    "Fn::Join": joined,
  } = value as Record<string, never>;
  if (Ref !== undefined) return Ref;
  if (attribute !== undefined) return attribute[0];
  if (imported !== undefined) return nameIn(imported);
  if (joined !== undefined) return (joined[1] as unknown[]).map(nameIn).join("");
  throw new Error(`no name in ${JSON.stringify(value)}`);
};
