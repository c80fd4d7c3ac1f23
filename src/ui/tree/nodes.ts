/** One organization as a tree shows it. */
export interface TreeNode {
  readonly id: string;
  readonly name: string;
  readonly hasChildren: boolean;
  /** Words after the name, such as a count. */
  readonly note?: string | undefined;
  /** Already known children; else they are loaded when the node is opened. */
  readonly children?: readonly TreeNode[] | undefined;
}

/** What the server answers to a request for children. */
export interface TreeAnswer {
  readonly nodes: readonly TreeNode[];
}

/** Asks the console for the children of a node; the answer is bounded by the server. */
export async function fetchChildren(source: string, id: string): Promise<readonly TreeNode[]> {
  const response = await fetch(`${source}?parent=${encodeURIComponent(id)}`, {
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`children of ${id}: ${response.status}`);
  const answer: TreeAnswer = await response.json();
  return answer.nodes;
}
